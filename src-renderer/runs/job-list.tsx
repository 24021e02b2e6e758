import { useState } from 'react';
import type { Step } from '../../src-shared/domain/job.ts';
import { formatCount } from '../format/amount.ts';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { LoadingRows } from '../parts/loading-rows.tsx';
import { Panel } from '../parts/panel.tsx';
import { useRows } from '../parts/use-rows.ts';
import { JobRow } from './job-row.tsx';
import classes from './jobs.module.css';
import { useRunJobs } from './run-jobs.ts';

/** One row a job, drawn as far as it is in view; a job that needs a person is open by itself. */
export function JobList(props: {
  readonly runId: number;
  readonly steps: readonly Step[];
  readonly onPicture: (stepId: number) => void;
}) {
  const pages = useRunJobs(props.runId);
  const { jobs } = pages;
  const [toggled, setToggled] = useState<ReadonlyMap<number, boolean>>(new Map());

  const { scroller, visible, total, measure } = useRows<HTMLDivElement>({
    count: jobs.length,
    height: 64,
    keyOf: (index) => jobs[index]?.id ?? index,
    nearEnd: () => {
      if (pages.hasNextPage && !pages.isFetchingNextPage) void pages.fetchNextPage();
    },
  });

  return (
    <Panel
      title="Posts"
      aside={
        <span className={classes.soft}>
          {formatCount(pages.data?.pages[0]?.total ?? jobs.length, 'post')}
        </span>
      }
      flush
      grow
    >
      {pages.isPending ? <LoadingRows rows={3} height={44} /> : null}
      {pages.isError ? <FailureNotice error={pages.error} onRetry={() => void pages.refetch()} /> : null}
      <div ref={scroller} className={classes.scroller}>
        <ul className={classes.list} style={{ height: total }}>
          {visible.map(({ index, key, start }) => {
            const job = jobs[index];
            if (job === undefined) return null;
            const open = toggled.get(job.id) ?? job.status === 'needs_review';
            return (
              <li
                key={key}
                ref={measure}
                data-index={index}
                className={classes.item}
                style={{ transform: `translateY(${start}px)` }}
              >
                <JobRow
                  job={job}
                  steps={props.steps}
                  open={open}
                  onToggle={() => setToggled((before) => new Map(before).set(job.id, !open))}
                  onPicture={props.onPicture}
                />
              </li>
            );
          })}
        </ul>
      </div>
    </Panel>
  );
}
