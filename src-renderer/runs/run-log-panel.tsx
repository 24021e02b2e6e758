import { Button } from '@mantine/core';
import { IconArrowDown } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { formatClock } from '../format/time.ts';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { LoadingRows } from '../parts/loading-rows.tsx';
import { Panel } from '../parts/panel.tsx';
import { useRows } from '../parts/use-rows.ts';
import classes from './log.module.css';
import { useRunJobs } from './run-jobs.ts';
import { useRunLog } from './run-log.ts';

const nearBottom = 24;

/** The run's log as it is written; scrolling up holds it still, going to the end lets it run again. */
export function RunLog({ runId }: { readonly runId: number }) {
  const log = useRunLog(runId);
  const lines = log.data ?? [];
  const handles = new Map(useRunJobs(runId).jobs.map((job) => [job.id, job.accountHandle]));
  const dragging = useRef(false);
  const [following, setFollowing] = useState(true);
  const { scroller, visible, total, measure } = useRows<HTMLDivElement>({
    count: lines.length,
    height: 26,
    keyOf: (index) => lines[index]?.seq ?? index,
  });
  const { length } = lines;
  useEffect(() => {
    if (following) scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
  }, [scroller, following, length, total]);
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
            const who = line.jobId === null ? undefined : handles.get(line.jobId);
            return (
              <div
                key={key}
                ref={measure}
                data-index={index}
                className={classes.line}
                data-notice={line.type === 'notice.raised'}
                style={{ transform: `translateY(${start}px)` }}
              >
                <time dateTime={line.at}>{formatClock(line.at)}</time>
                <span>
                  {who === undefined || line.message.includes(`@${who}`) ? null : (
                    <span className={classes.who}>@{who} </span>
                  )}
                  {line.message}
                </span>
              </div>
            );
          })}
        </div>
      </div>
    </Panel>
  );
}
