import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { StepMoment } from '../../src-shared/domain/replay.ts';
import { plainSql } from '../store/plain-sql.ts';
import type { Row } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import { phoneLogFile } from './phone-log-file.ts';
import { runFolder, stepFile, type StepFile } from './step-files.ts';

/** The file that holds a step's screen at one of its moments. */
export type ScreenFile = { readonly stepId: number; readonly what: Extract<StepFile, 'source' | 'basis'> };

/** Reads the kept screens of steps: which file holds which, and its page source. */
export class KeptScreens {
  readonly #store: Store;
  readonly #dataDir: string;

  constructor(store: Store, dataDir: string) {
    this.#store = store;
    this.#dataDir = dataDir;
  }

  step(runId: number, stepId: number): Row<'step'> | undefined {
    return this.#store.get(
      plainSql<Row<'step'>>('SELECT * FROM step WHERE run_id = ? AND id = ?', [runId, stepId]),
    );
  }

  /** The steps of a run or of one of its jobs, oldest first. */
  steps(runId: number, jobId?: number): Row<'step'>[] {
    return this.#store.all(
      jobId === undefined
        ? plainSql<Row<'step'>>(stepsOfRun, [runId])
        : plainSql<Row<'step'>>(stepsOfJob, [runId, jobId]),
    );
  }

  /** Where a step did not choose anything, it began on the screen that the one before it in the same attempt ended on. */
  file(step: Row<'step'>, moment: StepMoment): ScreenFile | null {
    if (moment === 'after') return step.has_source === 1 ? { stepId: step.id, what: 'source' } : null;
    if (step.basis_step_id === step.id) return { stepId: step.id, what: 'basis' };
    if (step.basis_step_id !== null) return { stepId: step.basis_step_id, what: 'source' };
    const before = this.#store.get(
      plainSql<{ id: number; has_source: number }>(stepBefore, [step.attempt_id, step.id]),
    );
    return before?.has_source === 1 ? { stepId: before.id, what: 'source' } : null;
  }

  /** Null when it is not kept any more. */
  async read(runId: number, file: ScreenFile): Promise<string | null> {
    return await readFile(this.path(runId, file.stepId, file.what), 'utf8').catch(() => null);
  }

  /** What the phone logged in an attempt lies beside its screens. */
  phoneLog(runId: number, attemptId: number): string {
    return join(runFolder(this.#dataDir, runId), phoneLogFile(attemptId));
  }

  path(runId: number, stepId: number, what: StepFile): string {
    return join(runFolder(this.#dataDir, runId), stepFile(stepId, what));
  }
}

const stepsOfRun = 'SELECT * FROM step WHERE run_id = ? ORDER BY id';
const stepsOfJob = 'SELECT * FROM step WHERE run_id = ? AND job_id = ? ORDER BY id';
const stepBefore = 'SELECT id, has_source FROM step WHERE attempt_id = ? AND id < ? ORDER BY id DESC LIMIT 1';
