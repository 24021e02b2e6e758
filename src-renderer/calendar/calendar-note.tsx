import { Button } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { formatCount } from '../format/amount.ts';
import { TextLink } from '../parts/links.tsx';
import type { CalendarView } from './calendar-address.ts';
import { isDetailed, type CalendarAnswer } from './calendar-entries.ts';
import classes from './calendar.module.css';

/** A line above the calendar where what it shows needs a word: nothing planned, nothing that matches, or too much to draw. */
export function CalendarNote(props: {
  readonly view: CalendarView;
  readonly title: string;
  readonly answer: CalendarAnswer;
  readonly filtered: boolean;
  readonly onClear: () => void;
}) {
  const { view, answer, filtered } = props;
  const { items, total } = answer;
  if (total === 0)
    return (
      <p className={classes.note} role="status">
        <IconInfoCircle size={16} aria-hidden="true" />
        {filtered ? (
          <>
            No post matches in {props.title}.
            <Button size="compact-sm" variant="default" onClick={props.onClear}>
              Clear the filters
            </Button>
          </>
        ) : (
          <span>
            Nothing is planned in {props.title}.{' '}
            <TextLink to="/campaigns/new" size="sm" underline="always">
              Compose a campaign
            </TextLink>{' '}
            and give it a time: its posts appear here.
          </span>
        )}
      </p>
    );
  if (total <= items.length) return null;
  return (
    <p className={classes.note} role="status">
      <IconInfoCircle size={16} aria-hidden="true" />
      {isDetailed(view, answer)
        ? `The first ${items.length.toLocaleString()} of ${formatCount(total, 'post')} are shown. Choose a campaign, an account or a status to see fewer.`
        : `${formatCount(total, 'post')}: too many to draw each, so each day shows how many it has. Open a day, or choose a campaign or an account.`}
    </p>
  );
}
