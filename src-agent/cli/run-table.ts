import type { Run } from '../../src-shared/domain/run.ts';
import { shownRun } from '../runs/report-words.ts';
import { table } from './terminal.ts';

/** Runs as lines of a table. */
export function runTable(runs: readonly Run[]): string[] {
  const rows = runs.map((run) => [
    String(run.id),
    run.campaignName,
    shownRun(run.status).words,
    `${run.counts.completed} of ${totalOf(run)}`,
    run.startedAt.replace('T', ' ').slice(0, 19),
  ]);
  return table(['Run', 'Campaign', 'State', 'Published', 'Started (UTC)'], rows);
}

/** How many jobs a run has. */
export function totalOf(run: Run): number {
  return Object.values(run.counts).reduce((sum, count) => sum + count, 0);
}
