import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Step } from '../../src-shared/domain/job.ts';
import { useAgent } from '../agent/agent-context.ts';
import { formatCount } from '../format/amount.ts';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { LoadingRows } from '../parts/loading-rows.tsx';
import { Panel } from '../parts/panel.tsx';
import { useRows } from '../parts/use-rows.ts';
import { JobRow } from './job-row.tsx';
import classes from './jobs.module.css';

/** One row a job, drawn as far as it is in view; a job that needs a person is open by itself. */
export function JobList(props: {
  readonly runId: number;
  readonly steps: readonly Step[];
  readonly onPicture: (stepId: number) => void;
}) {
  const { query } = useAgent();
  const pages = useInfiniteQuery(
    query.jobs.list.infiniteOptions({
      input: (cursor: string | null) => ({
        runId: props.runId,
        limit: 200,
        ...(cursor === null ? {} : { cursor }),
      }),
      initialPageParam: null,
      getNextPageParam: (last) => last.next,
    }),
  );
  const jobs = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const [toggled, setToggled] = useState<ReadonlyMap<number, boolean>>(new Map());

  const rows = useRows<HTMLDivElement>({
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
      <div ref={rows.scroller} className={classes.scroller}>
        <ul className={classes.list} style={{ height: rows.total }}>
          {rows.visible.map(({ index, key, start }) => {
            const job = jobs[index];
            if (job === undefined) return null;
            const open = toggled.get(job.id) ?? job.status === 'needs_review';
            return (
              <li
                key={key}
                ref={rows.measure}
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
