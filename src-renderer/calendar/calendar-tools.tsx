import { ActionIcon, Button, SegmentedControl, Select } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import type { CalendarView } from './calendar-address.ts';
import { titleOf } from './calendar-days.ts';
import classes from './calendar.module.css';

const zones = [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC'])];
const viewNames = [
  { value: 'month', label: 'Month' },
  { value: 'week', label: 'Week' },
  { value: 'day', label: 'Day' },
] as const;

/** Where in the calendar one is, and the ways to elsewhere in it. */
export function CalendarTools(props: {
  readonly view: CalendarView;
  readonly day: string;
  readonly zone: string;
  readonly onView: (view: CalendarView) => void;
  readonly onToday: () => void;
  readonly onStep: (by: 1 | -1) => void;
  readonly onZone: (zone: string) => void;
}) {
  const { view, day, zone } = props;
  return (
    <div className={classes.tools}>
      <Button variant="default" size="xs" onClick={props.onToday} aria-keyshortcuts="t">
        Today
      </Button>
      <ActionIcon.Group>
        <ActionIcon
          variant="default"
          size={30}
          aria-label={`Previous ${view}`}
          onClick={() => props.onStep(-1)}
        >
          <IconChevronLeft size={16} />
        </ActionIcon>
        <ActionIcon variant="default" size={30} aria-label={`Next ${view}`} onClick={() => props.onStep(1)}>
          <IconChevronRight size={16} />
        </ActionIcon>
      </ActionIcon.Group>
      <h2 className={classes.title} aria-live="polite">
        {titleOf(view, day)}
      </h2>
      <Select
        size="xs"
        w={210}
        aria-label="Clock of the calendar"
        searchable
        limit={60}
        nothingFoundMessage="No time zone by that name"
        data={zones.includes(zone) ? zones : [zone, ...zones]}
        value={zone}
        onChange={(chosen) => chosen !== null && props.onZone(chosen)}
      />
      <SegmentedControl
        size="xs"
        aria-label="How much is shown"
        value={view}
        data={[...viewNames]}
        onChange={props.onView}
      />
    </div>
  );
}
