import FullCalendar, { type CalendarOptions, type EventInput } from '@fullcalendar/react';
import dayGrid from '@fullcalendar/react/daygrid';
import interaction from '@fullcalendar/react/interaction';
import '@fullcalendar/react/skeleton.css';
import classic from '@fullcalendar/react/themes/classic';
import '@fullcalendar/react/themes/classic/theme.css';
import timeGrid from '@fullcalendar/react/timegrid';
import type { KeyboardEvent } from 'react';
import type { CalendarJob } from '../../src-shared/domain/job.ts';
import type { CalendarView } from './calendar-address.ts';
import classes from './calendar-board.module.css';
import { dayIn } from './calendar-days.ts';
import {
  dayTotals,
  entriesOf,
  isDetailed,
  type CalendarAnswer,
  type CalendarEntry,
} from './calendar-entries.ts';
import { CountChip, DayMarks } from './day-marks.tsx';
import { PostChip } from './post-chip.tsx';
import { postAt } from './post-keys.ts';
import { postSentence } from './post-words.ts';

const plugins = [classic, dayGrid, timeGrid, interaction];
const views = { month: 'dayGridMonth', week: 'timeGridWeek', day: 'timeGridDay' } as const;
const times = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

/** The posts on a calendar: months as a grid of days, weeks and days by the hour. */
export function CalendarBoard(props: {
  readonly view: CalendarView;
  readonly day: string;
  readonly zone: string;
  readonly answer: CalendarAnswer;
  readonly onOpen: (postId: number) => void;
  readonly onDay: (day: string) => void;
  /** A post was drawn to another time; `undo` puts it back where it was. */
  readonly onMove: (post: CalendarJob, to: Date, undo: () => void) => void;
}) {
  const { view, day, zone, answer, onDay } = props;
  const totals = dayTotals(answer);
  const dayOf = (date: Date) => dayIn(zone, date.getTime());
  const marksOf = (date: Date) => <DayMarks totals={totals.get(dayOf(date))} />;
  const options: CalendarOptions = {
    events: entriesOf(view, answer).map(eventOf),
    eventContent: ({ event }) => <Entry entry={entryOf(event)} zone={zone} />,
    eventClass: ({ event }) => classOf(entryOf(event)),
    eventDidMount: ({ event, el }) => {
      const entry = entryOf(event);
      el.dataset['post'] = event.id;
      el.setAttribute('role', 'button');
      if (entry.kind === 'post') el.setAttribute('aria-label', postSentence(entry.post, zone));
    },
    eventClick: ({ event }) => {
      const entry = entryOf(event);
      if (entry.kind === 'post') props.onOpen(entry.post.id);
      else onDay(entry.day);
    },
    eventDrop: ({ event, revert }) => {
      const entry = entryOf(event);
      if (entry.kind === 'post' && event.start !== null) props.onMove(entry.post, event.start, revert);
    },
    dayCellTopContent: ({ date, text }) => (
      <>
        {marksOf(date)}
        {text}
      </>
    ),
    dayHeaderContent: ({ date, text }) => (
      <>
        {text}
        {view === 'month' ? null : marksOf(date)}
      </>
    ),
    navLinkDayClick: (date) => onDay(dayOf(date)),
    moreLinkClick: ({ date }) => {
      onDay(dayOf(date));
      return views.day;
    },
  };
  return (
    <div className={classes.board} data-view={view} onKeyDown={walk}>
      <FullCalendar
        key={`${view} ${day} ${zone}`}
        plugins={plugins}
        initialView={views[view]}
        initialDate={day}
        timeZone={zone}
        headerToolbar={false}
        height="100%"
        firstDay={1}
        fixedWeekCount={false}
        eventDisplay="block"
        eventTimeFormat={times}
        slotHeaderFormat={times}
        defaultTimedEventDuration="00:30"
        slotEventOverlap={false}
        scrollTime="07:00"
        eventMaxStack={4}
        dayMaxEvents
        allDaySlot={!isDetailed(view, answer)}
        allDayText="In all"
        nowIndicator
        navLinks
        eventInteractive
        eventStartEditable
        eventDurationEditable={false}
        viewDidMount={({ el }) => makeReachable(el)}
        {...options}
      />
    </div>
  );
}

function Entry(props: { readonly entry: CalendarEntry; readonly zone: string }) {
  const { entry } = props;
  return entry.kind === 'count' ? (
    <CountChip status={entry.status} count={entry.count} />
  ) : (
    <PostChip post={entry.post} zone={props.zone} />
  );
}

function eventOf(entry: CalendarEntry): EventInput {
  return entry.kind === 'post'
    ? { id: String(entry.post.id), start: entry.post.scheduledAt, editable: entry.post.movable, entry }
    : { id: `${entry.day} ${entry.status}`, start: entry.day, allDay: true, editable: false, entry };
}

function entryOf(event: { readonly extendedProps: Record<string, unknown> }): CalendarEntry {
  return event.extendedProps['entry'] as CalendarEntry;
}

function classOf(entry: CalendarEntry): string {
  const status = entry.kind === 'post' ? entry.post.status : entry.status;
  const fixed = entry.kind === 'post' && !entry.post.movable ? classes.fixed : '';
  return `${classes.entry} ${classes[status]} ${fixed}`;
}

/** The arrow keys lead from post to post. */
function walk(press: KeyboardEvent<HTMLElement>): void {
  const from = press.target;
  if (!(from instanceof HTMLElement) || from.dataset['post'] === undefined) return;
  if (!press.key.startsWith('Arrow')) return;
  press.preventDefault();
  const seen = [...press.currentTarget.querySelectorAll<HTMLElement>('[data-post]')].filter((element) =>
    element.checkVisibility({ visibilityProperty: true }),
  );
  const placed = seen.map((element, index) => {
    const { x, y } = element.getBoundingClientRect();
    return { id: String(index), x, y };
  });
  const start = placed[seen.indexOf(from)];
  const next = start === undefined ? null : postAt(press.key, start, placed);
  if (next !== null) seen[Number(next.id)]?.focus();
}

/** What scrolls in a view can be reached, and so scrolled, by the keyboard. */
function makeReachable(view: HTMLElement): void {
  for (const element of view.querySelectorAll<HTMLElement>('*'))
    if (/auto|scroll/.test(getComputedStyle(element).overflowY)) element.tabIndex = 0;
}
