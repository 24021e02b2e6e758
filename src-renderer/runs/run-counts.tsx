import type { JobCounts } from '../../src-shared/domain/job.ts';
import { countWords } from './progress.ts';
import classes from './run-counts.module.css';

/** A run's counts in a few words: `2 of 3 posted · 1 needs you`. */
export function RunCounts({ counts }: { readonly counts: JobCounts }) {
  return <span className={classes.counts}>{countWords(counts)}</span>;
}
