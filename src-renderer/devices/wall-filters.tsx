import { Button } from '@mantine/core';
import { IconTags } from '@tabler/icons-react';
import { assertNever } from '../../src-shared/assert-never.ts';
import type { Device } from '../../src-shared/domain/device.ts';
import { formatCount } from '../format/amount.ts';
import { FilterSelect } from '../tables/filter-select.tsx';
import { SearchField } from '../tables/search-field.tsx';
import { isUsable } from './device-words.ts';
import { groupsOf, tagsOf } from './groups-and-tags.ts';
import classes from './wall.module.css';

const doings = ['free', 'working', 'taken', 'quarantine', 'attention'] as const;
type Doing = (typeof doings)[number];

/** Which phones are shown. */
export type WallFilter = {
  readonly search: string;
  readonly doing: Doing | undefined;
  readonly group: string | undefined;
  readonly tag: string | undefined;
};

/** All of them. */
export const noFilter: WallFilter = { search: '', doing: undefined, group: undefined, tag: undefined };

const labels: Readonly<Record<Doing, string>> = {
  free: 'Free',
  working: 'Working',
  taken: 'Taken over',
  quarantine: 'In quarantine',
  attention: 'Not usable',
};

/** Whether a phone is one of those that are shown. */
export function matches(device: Device, { search, doing, group, tag }: WallFilter): boolean {
  const { name, model, serial, busyWith, tags } = device;
  const words = [name, model, serial, busyWith?.accountHandle, ...tags];
  const isSought = words.some((word) => word?.toLowerCase().includes(search.toLowerCase()) === true);
  const isOfGroup = group === undefined || device.group === group;
  const isTagged = tag === undefined || tags.includes(tag);
  return isSought && isOfGroup && isTagged && (doing === undefined || does(device, doing));
}

function does(device: Device, doing: Doing): boolean {
  switch (doing) {
    case 'free':
      return isUsable(device) && device.busyWith === null && device.heldBy === null;
    case 'working':
      return device.busyWith !== null;
    case 'taken':
      return device.heldBy !== null;
    case 'quarantine':
      return device.quarantine !== null;
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
  /** Asks for a change of the group and tags of those that are shown. */
  readonly onSort: () => void;
}) {
  const { devices, shown, filter, onChange } = props;
  const options = doings.map((value) => ({
    value,
    label: labels[value],
    hint: String(devices.filter((device) => does(device, value)).length),
  }));
  const groups = groupsOf(devices);
  const tags = tagsOf(devices);
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
      {tags.length === 0 ? null : (
        <FilterSelect
          label="Tag"
          value={filter.tag}
          options={tags.map((tag) => ({ value: tag, label: tag }))}
          onChange={(tag) => onChange({ ...filter, tag })}
        />
      )}
      <Button
        size="xs"
        variant="subtle"
        leftSection={<IconTags size={15} aria-hidden="true" />}
        disabled={shown === 0}
        onClick={props.onSort}
      >
        Group and tags
      </Button>
      <span className={classes.count} role="status">
        {shown === devices.length
          ? formatCount(shown, 'phone')
          : `${shown} of ${formatCount(devices.length, 'phone')}`}
      </span>
    </div>
  );
}
