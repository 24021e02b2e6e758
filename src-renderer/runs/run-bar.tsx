import { Progress } from '@mantine/core';
import type { Run } from '../../src-shared/domain/run.ts';
import { kindWords } from './kind-words.ts';
import { countWords, progressOf } from './progress.ts';
import classes from './run-page.module.css';

/** How far a run is as a bar, a part for each way its posts ended. `size`: its height in pixels. */
export function RunBar({ run, size }: { readonly run: Run; readonly size: number }) {
  const progress = progressOf(run.counts);
  const share = (count: number) => (progress.total === 0 ? 0 : (count / progress.total) * 100);
  return (
    <Progress.Root
      size={size}
      radius="xl"
      className={classes.bar}
      role="progressbar"
      aria-label={`${kindWords[run.kind].title} done`}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={progress.percent}
      aria-valuetext={countWords(run.counts, run.kind)}
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
  );
}
