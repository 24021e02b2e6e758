import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenStep, StepLog, StepResult } from '../delivery/delivery.ts';
import { writeIfPossible } from '../store/patient-writes.ts';
import { plainSql } from '../store/plain-sql.ts';
import { storageTrouble } from '../store/storage-trouble.ts';
import type { Store } from '../store/store.ts';

/** Where the pictures of a run lie. */
export function runFolder(dataDir: string, runId: number): string {
  return join(dataDir, 'runs', String(runId));
}

/** File name of a step's picture or page source inside its run's folder. */
export function stepFile(stepId: number, what: 'before' | 'after' | 'source'): string {
  return `${stepId}-${what}.${what === 'source' ? 'xml' : 'png'}`;
}

/**
 * Writes the steps of one attempt to the store and their pictures beside it, as they happen. A step that the disk does not
 * take is left out: it is less than what it led to, which must not be lost with it.
 */
export class StepRecorder implements StepLog {
  readonly #store: Store;
  readonly #folder: string;
  readonly #about: {
    readonly runId: number;
    readonly jobId: number;
    readonly attemptId: number;
    readonly deviceId: number | null;
  };

  constructor(
    store: Store,
    dataDir: string,
    about: { runId: number; jobId: number; attemptId: number; deviceId: number | null },
  ) {
    this.#store = store;
    this.#folder = runFolder(dataDir, about.runId);
    this.#about = about;
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
  }

  begin(step: { readonly name: string; readonly title: string }): OpenStep {
    const { runId, jobId, attemptId, deviceId } = this.#about;
    const startedAt = this.#store.now();
    let stepId = 0;
    const isWritten = writeIfPossible(this.#store, (tx) => {
      const about = [runId, jobId, attemptId, step.name, step.title, startedAt];
      const { insertedId } = tx.run(plainSql(addStep, about));
      tx.run(plainSql(showStep, [step.title, jobId]));
      tx.append({
        type: 'step.started',
        message: step.title,
        runId,
        jobId,
        deviceId,
        data: { stepId: insertedId, name: step.name, title: step.title },
      });
      stepId = insertedId;
    });
    return { end: (result) => (isWritten ? this.#end(stepId, step.title, startedAt, result) : undefined) };
  }

  #end(stepId: number, title: string, startedAt: number, result: StepResult): void {
    const { runId, jobId, deviceId } = this.#about;
    const kept = new Set<string>();
    for (const what of ['before', 'after', 'source'] as const) {
      const content = result[what];
      if (content !== undefined && this.#keep(stepFile(stepId, what), content)) kept.add(what);
    }
    const durationMs = this.#store.now() - startedAt;
    writeIfPossible(this.#store, (tx) => {
      tx.run(
        plainSql(endStep, [
          result.outcome,
          result.screen,
          result.selector,
          result.problem === null ? null : JSON.stringify(result.problem),
          durationMs,
          kept.has('before') ? 1 : 0,
          kept.has('after') ? 1 : 0,
          stepId,
        ]),
      );
      tx.append({
        type: 'step.finished',
        message: result.problem === null ? `${title}: done` : `${title}: ${result.problem.message}`,
        runId,
        jobId,
        deviceId,
        data: { stepId, outcome: result.outcome, screen: result.screen, durationMs },
      });
    });
  }

  /** Answers whether the disk took it. */
  #keep(name: string, content: string | Uint8Array): boolean {
    try {
      writeFileSync(join(this.#folder, name), content, { mode: 0o600 });
      return true;
    } catch (error) {
      if (storageTrouble(error) === null) throw error;
      return false;
    }
  }
}

const addStep = `INSERT INTO step (run_id, job_id, attempt_id, name, title, outcome, started_at)
  VALUES (?, ?, ?, ?, ?, 'running', ?)`;
const showStep = 'UPDATE job SET current_step = ? WHERE id = ?';
const endStep = `UPDATE step SET outcome = ?, screen = ?, selector = ?, problem_json = ?, duration_ms = ?, has_before = ?,
  has_after = ? WHERE id = ?`;
