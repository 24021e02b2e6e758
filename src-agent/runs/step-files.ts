import { join } from 'node:path';

/** What is kept of a step: pictures, the screen it ended on, and the one it began on where no other step keeps that. */
export const stepFiles = ['before', 'after', 'source', 'basis'] as const;
export type StepFile = (typeof stepFiles)[number];

/** Where the files of a run's steps lie. */
export function runFolder(dataDir: string, runId: number): string {
  return join(dataDir, 'runs', String(runId));
}

/** File name of a step's picture or page source inside its run's folder. */
export function stepFile(stepId: number, what: StepFile): string {
  return `${stepId}-${what}.${what === 'source' || what === 'basis' ? 'xml' : 'png'}`;
}
