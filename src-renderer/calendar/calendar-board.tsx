import FullCalendar, { type CalendarOptions, type EventInput } from '@fullcalendar/react';
import dayGrid from '@fullcalendar/react/daygrid';
import interaction from '@fullcalendar/react/interaction';
import '@fullcalendar/react/skeleton.css';
import classic from '@fullcalendar/react/themes/classic';
import '@fullcalendar/react/themes/classic/theme.css';
import timeGrid from '@fullcalendar/react/timegrid';
import { useCallback, useState, type KeyboardEvent } from 'react';
import type { CalendarJob } from '../../src-shared/domain/job.ts';
import type { CalendarView } from './calendar-address.ts';
import { formatCount } from '../format/amount.ts';
import classes from './calendar-board.module.css';
import { dayIn, firstHourShown } from './calendar-days.ts';
import {
  dayTotals,
  entriesOf,
  isDetailed,
  type CalendarAnswer,
  type CalendarEntry,
} from './calendar-entries.ts';
import { CrowdedPosts } from './crowded-posts.tsx';
import { CountChip, DayMarks } from './day-marks.tsx';
import { PostChip } from './post-chip.tsx';
import { postAt } from './post-keys.ts';

const plugins = [classic, dayGrid, timeGrid, interaction];
const views = { month: 'dayGridMonth', week: 'timeGridWeek', day: 'timeGridDay' } as const;
/** In pixels: room for a post of two lines. */
const halfHour = 32;
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
  const board = useCallback(
    (element: HTMLElement | null) => {
      if (element !== null) bringIntoView(element, view, day, zone);
    },
    [view, day, zone],
  );
  const [crowd, setCrowd] = useState<readonly CalendarJob[]>([]);
  const totals = dayTotals(answer);
  const dayOf = (date: Date) => dayIn(zone, date.getTime());
  const marked = (date: Date, text: string) => {
    const on = dayOf(date);
    return <DayMarks day={on} text={text} totals={totals.get(on)} />;
  };
  const options: CalendarOptions = {
    events: entriesOf(view, answer).map(eventOf),
    // A function that draws, not a component: it has no state to lose.
    // oxlint-disable-next-line react/no-unstable-nested-components
    eventContent: ({ event }) => <Entry entry={entryOf(event)} zone={zone} />,
    eventClass: ({ event }) => classOf(entryOf(event)),
    eventDidMount: ({ event, el }) => {
      el.dataset['post'] = event.id;
      el.setAttribute('role', 'button');
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
    dayCellTopContent: ({ date, text }) => marked(date, text),
    dayHeaderContent: ({ date, text }) => (view === 'month' ? text : marked(date, text)),
    navLinkDayClick: (date) => onDay(dayOf(date)),
    // A view is answered, else the calendar opens a list of its own.
    moreLinkClick: ({ date, allSegs }) => {
      if (view === 'day') setCrowd(allSegs.flatMap(({ event }) => postsOf(entryOf(event))));
      else onDay(dayOf(date));
      return views.day;
    },
  };
  return (
    <div
      key={`${view} ${day} ${zone}`}
      ref={board}
      className={classes.board}
      data-view={view}
      tabIndex={0}
      role="region"
      aria-label="Posts"
      onKeyDown={walk}
    >
      <FullCalendar
        plugins={plugins}
        initialView={views[view]}
        initialDate={day}
        timeZone={zone}
        headerToolbar={false}
        height="auto"
        borderless
        firstDay={1}
        fixedWeekCount={false}
        eventDisplay="block"
        slotHeaderFormat={times}
        slotMinHeight={halfHour}
        defaultTimedEventDuration="00:50"
        slotEventOverlap={false}
        eventMaxStack={3}
        dayMaxEvents={isDetailed(view, answer) ? 3 : false}
        aspectRatio={1.9}
        allDaySlot={!isDetailed(view, answer)}
        allDayText="In all"
        moreLinkHint={(count) => formatCount(count, 'more post')}
        dayCellDidMount={({ el }) => nameByContent(el)}
        dayHeaderDidMount={({ el }) => nameByContent(el)}
        navLinks={view !== 'day'}
        nowIndicator
        eventInteractive
        eventStartEditable
        eventDurationEditable={false}
        {...options}
      />
      <CrowdedPosts
        posts={crowd}
        zone={zone}
        onOpen={(postId) => {
          setCrowd([]);
          props.onOpen(postId);
        }}
        onClose={() => setCrowd([])}
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

function postsOf(entry: CalendarEntry): CalendarJob[] {
  return entry.kind === 'post' ? [entry.post] : [];
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

/** A day's link says what stands in it, how many posts the day has included; its own label would leave that out. */
function nameByContent(cell: HTMLElement): void {
  cell.querySelector('[role="link"]')?.removeAttribute('aria-label');
}

/** Begins with what matters: in a month the week of the day one is at; by the hour the present, on other days the morning. */
function bringIntoView(board: HTMLElement, view: CalendarView, day: string, zone: string): void {
  if (view === 'month')
    afterLayout(() =>
      board.querySelector(`[data-date="${day}"]`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' }),
    );
  else board.scrollTop = firstHourShown(view, day, zone, Date.now()) * 2 * halfHour;
}

/** Rows of a month get their heights once their posts are measured, in the frame after the first. */
function afterLayout(act: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(act));
}
