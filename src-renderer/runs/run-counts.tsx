import type { Run } from '../../src-shared/domain/run.ts';
import { countWords } from './progress.ts';
import classes from './run-counts.module.css';

/** A run's counts in a few words: `2 of 3 posted · 1 needs you`. */
export function RunCounts({ counts, kind }: Pick<Run, 'counts' | 'kind'>) {
  return <span className={classes.counts}>{countWords(counts, kind)}</span>;
}
