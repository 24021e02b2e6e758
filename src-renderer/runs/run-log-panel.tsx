import { Button } from '@mantine/core';
import { IconArrowDown } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { LoadingRows } from '../parts/loading-rows.tsx';
import { Panel } from '../parts/panel.tsx';
import { useRows } from '../parts/use-rows.ts';
import { LogEntry } from './log-entry.tsx';
import { logLines } from './log-lines.ts';
import classes from './log.module.css';
import { useRunJobs } from './run-jobs.ts';
import { useRunLog } from './run-log.ts';

const nearBottom = 24;

/** The run's log as it is written; scrolling up holds it still, going to the end lets it run again. */
export function RunLog({
  runId,
  onJob,
}: {
  readonly runId: number;
  readonly onJob: (jobId: number) => void;
}) {
  const log = useRunLog(runId);
  const lines = useMemo(() => logLines(log.data ?? []), [log.data]);
  const jobs = new Map(useRunJobs(runId, null).items.map((job) => [job.id, job]));
  const dragging = useRef(false);
  const [following, setFollowing] = useState(true);
  const { scroller, visible, total, measure } = useRows<HTMLDivElement>({
    count: lines.length,
    height: 26,
    keyOf: (index) => lines[index]?.seq ?? index,
  });
  const last = lines.at(-1)?.seq;
  // Called with what makes the log grow, so that it is at its end after each.
  const toEnd = useEffectEvent((follow: boolean, _lastLine: number | undefined, _height: number) => {
    if (follow) scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
  });
  useEffect(() => toEnd(following, last, total), [following, last, total]);
  const scrolled = () => {
    const element = scroller.current;
    if (element === null) return;
    if (element.scrollHeight - element.scrollTop - element.clientHeight < nearBottom) setFollowing(true);
    else if (dragging.current) setFollowing(false);
  };
  return (
    <Panel
      title="Log"
      aside={
        following ? null : (
          <Button
            size="compact-xs"
            variant="light"
            c="var(--sy-accent-text)"
            leftSection={<IconArrowDown size={13} />}
            onClick={() => setFollowing(true)}
          >
            Follow
          </Button>
        )
      }
      flush
      grow
    >
      {log.isPending ? <LoadingRows rows={4} height={18} /> : null}
      {log.isError ? <FailureNotice error={log.error} onRetry={() => void log.refetch()} /> : null}
      <div
        ref={scroller}
        className={classes.scroller}
        onScroll={scrolled}
        onWheel={(wheel) => {
          if (wheel.deltaY < 0) setFollowing(false);
        }}
        onKeyDown={(key) => {
          if (['ArrowUp', 'PageUp', 'Home'].includes(key.key)) setFollowing(false);
        }}
        onPointerDown={() => (dragging.current = true)}
        onPointerUp={() => (dragging.current = false)}
        tabIndex={0}
        role="log"
        aria-live="off"
        aria-label="Log"
      >
        <div className={classes.lines} style={{ height: total }}>
          {visible.map(({ index, key, start }) => {
            const line = lines[index];
            if (line === undefined) return null;
            return (
              <div
                key={key}
                ref={measure}
                data-index={index}
                className={classes.line}
                style={{ transform: `translateY(${start}px)` }}
              >
                <LogEntry
                  line={line}
                  job={line.jobId === null ? undefined : jobs.get(line.jobId)}
                  onOpen={onJob}
                />
              </div>
            );
          })}
        </div>
      </div>
    </Panel>
  );
}
