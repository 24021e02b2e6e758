import type { Run } from '../../src-shared/domain/run.ts';
import { formatElapsed } from '../format/time.ts';
import { useNow } from '../parts/use-now.ts';
import { countWords, etaWords, progressOf } from './progress.ts';
import { RunBar } from './run-bar.tsx';
import classes from './run-page.module.css';

/** How far the run is, in one bar and one sentence; the sentence is read out when it changes. */
export function RunProgress({ run }: { readonly run: Run }) {
  const progress = progressOf(run.counts);
  const now = useNow(1000, run.finishedAt === null);
  const end = run.finishedAt === null ? now : Date.parse(run.finishedAt);
  const eta = etaWords(run, now);
  const sentence = countWords(run.counts, run.kind);
  return (
    <section className={classes.progress} aria-label="Progress">
      <div className={classes.progressWords}>
        <strong aria-live="polite">{sentence}</strong>
        {progress.working > 0 ? <span className={classes.soft}>{progress.working} at work</span> : null}
        {eta === null ? null : <span className={classes.soft}>{eta}</span>}
        <span className={classes.elapsed}>{formatElapsed(end - Date.parse(run.startedAt))}</span>
      </div>
      <RunBar run={run} size={8} />
    </section>
  );
}
