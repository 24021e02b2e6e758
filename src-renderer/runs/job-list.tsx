import { useEffect, useEffectEvent, useState } from 'react';
import type { JobStatus, Step } from '../../src-shared/domain/job.ts';
import { formatCount } from '../format/amount.ts';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { LoadingRows } from '../parts/loading-rows.tsx';
import { Panel } from '../parts/panel.tsx';
import { useRows } from '../parts/use-rows.ts';
import type { RunKind } from '../../src-shared/domain/run.ts';
import { kindWords } from './kind-words.ts';
import { JobRow } from './job-row.tsx';
import classes from './jobs.module.css';
import { useRunJobs } from './run-jobs.ts';

/** One row a job, drawn as far as it is in view; a job that needs a person is open by itself. */
export function JobList(props: {
  readonly runId: number;
  readonly kind: RunKind;
  /** Only the posts of that status; null shows all. */
  readonly status: JobStatus | null;
  readonly steps: readonly Step[];
  readonly onPicture: (stepId: number) => void;
  /** The job to bring into view, opened; a new object each time one is asked for. */
  readonly sought: { readonly jobId: number } | null;
}) {
  const pages = useRunJobs(props.runId, props.status);
  const { items: jobs } = pages;
  const words = kindWords[props.kind];
  const [toggled, setToggled] = useState<ReadonlyMap<number, boolean>>(new Map());

  const { scroller, visible, total, measure, scrollToIndex } = useRows<HTMLDivElement>({
    count: jobs.length,
    height: 64,
    keyOf: (index) => jobs[index]?.id ?? index,
    nearEnd: pages.nearEnd,
  });
  const { sought } = props;
  const [found, setFound] = useState<typeof sought>(null);
  const at = sought === null || sought === found ? -1 : jobs.findIndex((job) => job.id === sought.jobId);
  if (sought !== null && at >= 0) {
    setFound(sought);
    setToggled((before) => new Map(before).set(sought.jobId, true));
  }
  const bringIntoView = useEffectEvent((jobId: number) => {
    const place = jobs.findIndex((job) => job.id === jobId);
    if (place >= 0) scrollToIndex(place);
  });
  useEffect(() => {
    if (found !== null) bringIntoView(found.jobId);
  }, [found]);
  const readOn = useEffectEvent((wanted: typeof sought, _known: number) => {
    if (wanted !== null && wanted !== found) pages.nearEnd();
  });
  useEffect(() => readOn(sought, jobs.length), [sought, jobs.length]);

  return (
    <Panel
      title={words.title}
      aside={<span className={classes.soft}>{formatCount(pages.total, words.one)}</span>}
      flush
      grow="fit"
    >
      {pages.isPending ? <LoadingRows rows={3} height={44} /> : null}
      {pages.error === null ? null : <FailureNotice error={pages.error} onRetry={pages.retry} />}
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
                  sought={found?.jobId === job.id ? found : null}
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
