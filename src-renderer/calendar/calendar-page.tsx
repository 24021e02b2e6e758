import { useHotkeys } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useAgent } from '../agent/agent-context.ts';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { ButtonLink } from '../parts/links.tsx';
import { LoadingRows } from '../parts/loading-rows.tsx';
import { Page } from '../parts/page.tsx';
import { useNow } from '../parts/use-now.ts';
import { postFilter, withoutFilter, type CalendarAddress } from './calendar-address.ts';
import { CalendarBoard } from './calendar-board.tsx';
import { dayIn, instantsShown, stepDay, titleOf } from './calendar-days.ts';
import { CalendarFilters } from './calendar-filters.tsx';
import { CalendarNote } from './calendar-note.tsx';
import { CalendarTools } from './calendar-tools.tsx';
import classes from './calendar.module.css';
import { PostDrawer } from './post-drawer.tsx';
import { useMove } from './use-move.ts';

const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Every post by its planned time: seen, moved and opened. */
export function CalendarPage() {
  const { query } = useAgent();
  const navigate = useNavigate();
  const address = useSearch({ from: '/calendar' });
  const now = useNow(60_000);
  const { view = 'month', zone = ownZone } = address;
  const today = dayIn(zone, now);
  const { day = today } = address;
  const filter = postFilter(address);
  const answer = useQuery(
    query.jobs.calendar.queryOptions({
      input: { ...instantsShown(view, day, zone), zone, ...filter },
      placeholderData: keepPreviousData,
    }),
  );
  const move = useMove(zone);
  const go = (to: CalendarAddress) => void navigate({ to: '/calendar', search: to });
  const step = (by: 1 | -1) => go({ ...address, day: stepDay(view, day, by) });
  const { day: _day, post: _post, ...aroundToday } = address;
  const { post: _open, ...closed } = address;
  useHotkeys([
    ['t', () => go(aroundToday)],
    ['m', () => go({ ...address, view: 'month' })],
    ['w', () => go({ ...address, view: 'week' })],
    ['d', () => go({ ...address, view: 'day' })],
    ['[', () => step(-1)],
    [']', () => step(1)],
    ['n', () => void navigate({ to: '/campaigns/new' })],
  ]);
  return (
    <Page
      fill
      width="full"
      title="Calendar"
      intro="Every post by its planned time. Drag one to another day or hour to move it."
      actions={
        <ButtonLink to="/campaigns/new" leftSection={<IconPlus size={16} />}>
          New campaign
        </ButtonLink>
      }
    >
      <div className={classes.stack}>
        <div className={classes.filters}>
          <CalendarFilters address={address} onChange={go} />
        </div>
        <CalendarTools
          view={view}
          day={day}
          zone={zone}
          onView={(to) => go({ ...address, view: to })}
          onToday={() => go(aroundToday)}
          onStep={step}
          onZone={(to) => go({ ...address, zone: to })}
        />
        {answer.isError ? <FailureNotice error={answer.error} onRetry={() => void answer.refetch()} /> : null}
        {answer.isPending ? <LoadingRows rows={5} height={80} /> : null}
        {answer.data === undefined ? null : (
          <>
            <CalendarNote
              view={view}
              title={titleOf(view, day)}
              answer={answer.data}
              filtered={Object.keys(filter).length > 0}
              onClear={() => go(withoutFilter(address))}
            />
            <CalendarBoard
              view={view}
              day={day}
              zone={zone}
              answer={answer.data}
              onOpen={(post) => go({ ...address, post })}
              onDay={(to) => go({ ...address, view: 'day', day: to })}
              onMove={move}
            />
          </>
        )}
      </div>
      <PostDrawer
        postId={address.post}
        zone={zone}
        conflict={answer.data?.items.find(({ id }) => id === address.post)?.conflict ?? null}
        onClose={() => go(closed)}
      />
    </Page>
  );
}
