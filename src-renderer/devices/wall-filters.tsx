import { assertNever } from '../../src-shared/assert-never.ts';
import type { Device } from '../../src-shared/domain/device.ts';
import { FilterSelect } from '../tables/filter-select.tsx';
import { SearchField } from '../tables/search-field.tsx';
import { isUsable } from './device-words.ts';
import classes from './wall.module.css';

const doings = ['free', 'working', 'taken', 'attention'] as const;
type Doing = (typeof doings)[number];

/** Which phones are shown. */
export type WallFilter = {
  readonly search: string;
  readonly doing: Doing | undefined;
  readonly group: string | undefined;
};

/** All of them. */
export const noFilter: WallFilter = { search: '', doing: undefined, group: undefined };

const labels: Readonly<Record<Doing, string>> = {
  free: 'Free',
  working: 'Working',
  taken: 'Taken over',
  attention: 'Not usable',
};

/** Whether a phone is one of those that are shown. */
export function matches(device: Device, { search, doing, group }: WallFilter): boolean {
  const { name, model, serial, busyWith, tags } = device;
  const words = [name, model, serial, busyWith?.accountHandle, ...tags];
  const isSought = words.some((word) => word?.toLowerCase().includes(search.toLowerCase()) === true);
  const isOfGroup = group === undefined || device.group === group;
  return isSought && isOfGroup && (doing === undefined || does(device, doing));
}

function does(device: Device, doing: Doing): boolean {
  switch (doing) {
    case 'free':
      return isUsable(device) && device.busyWith === null && device.heldBy === null;
    case 'working':
      return device.busyWith !== null;
    case 'taken':
      return device.heldBy !== null;
    case 'attention':
      return !isUsable(device);
    default:
      return assertNever(doing);
  }
}

/** What narrows the wall down, and how many phones are left. */
export function WallFilters(props: {
  readonly devices: readonly Device[];
  readonly shown: number;
  readonly filter: WallFilter;
  readonly onChange: (filter: WallFilter) => void;
}) {
  const { devices, shown, filter, onChange } = props;
  const options = doings.map((value) => ({
    value,
    label: labels[value],
    hint: String(devices.filter((device) => does(device, value)).length),
  }));
  const named = devices.flatMap(({ group }) => (group === null ? [] : [group]));
  const groups = [...new Set(named)].toSorted((one, other) => one.localeCompare(other));
  return (
    <div className={classes.tools}>
      <SearchField
        label="Search phones"
        placeholder="Name, tag or account"
        value={filter.search}
        onChange={(search) => onChange({ ...filter, search })}
      />
      <FilterSelect
        label="State"
        value={filter.doing}
        options={options}
        onChange={(value) => onChange({ ...filter, doing: doings.find((doing) => doing === value) })}
      />
      {groups.length === 0 ? null : (
        <FilterSelect
          label="Group"
          value={filter.group}
          options={groups.map((group) => ({ value: group, label: group }))}
          onChange={(group) => onChange({ ...filter, group })}
        />
      )}
      <span className={classes.count} role="status">
        {shown === devices.length ? `${shown} phones` : `${shown} of ${devices.length} phones`}
      </span>
    </div>
  );
}
