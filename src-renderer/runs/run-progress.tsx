import { Progress } from '@mantine/core';
import type { Run } from '../../src-shared/domain/run.ts';
import { formatElapsed } from '../format/time.ts';
import { useNow } from '../parts/use-now.ts';
import { countWords, progressOf } from './progress.ts';
import classes from './run-page.module.css';

/** How far the run is, in one bar and one sentence; the sentence is read out when it changes. */
export function RunProgress({ run }: { readonly run: Run }) {
  const progress = progressOf(run.counts);
  const now = useNow(1000, run.finishedAt === null);
  const end = run.finishedAt === null ? now : Date.parse(run.finishedAt);
  const share = (count: number) => (progress.total === 0 ? 0 : (count / progress.total) * 100);
  const sentence = countWords(run.counts);
  return (
    <section className={classes.progress} aria-label="Progress">
      <div className={classes.progressWords}>
        <strong aria-live="polite">{sentence}</strong>
        {progress.working > 0 ? <span className={classes.soft}>{progress.working} at work</span> : null}
        <span className={classes.elapsed}>{formatElapsed(end - Date.parse(run.startedAt))}</span>
      </div>
      <Progress.Root
        size={8}
        radius="xl"
        className={classes.bar}
        role="progressbar"
        aria-label="Posts done"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={progress.percent}
        aria-valuetext={sentence}
      >
        <Progress.Section value={share(progress.posted)} className={classes.posted} withAria={false} />
        <Progress.Section value={share(progress.review)} className={classes.review} withAria={false} />
        <Progress.Section value={share(progress.failed)} className={classes.failed} withAria={false} />
        <Progress.Section value={share(progress.cancelled)} className={classes.cancelled} withAria={false} />
        <Progress.Section
          value={share(progress.working)}
          className={classes.working}
          withAria={false}
          animated={run.status === 'running'}
        />
      </Progress.Root>
    </section>
  );
}
