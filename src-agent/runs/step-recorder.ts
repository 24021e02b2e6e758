import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenStep, StepLog, StepResult } from '../delivery/delivery.ts';
import { writeIfPossible } from '../store/patient-writes.ts';
import { plainSql } from '../store/plain-sql.ts';
import { storageTrouble } from '../store/storage-trouble.ts';
import type { Store } from '../store/store.ts';
import { runFolder, stepFile, stepFiles } from './step-files.ts';

/** A page source beyond this is not a screen anybody could look at; in characters. */
const longestSource = 4_000_000;

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
  /** The last screen that was kept, and the step that keeps it. */
  #last: { readonly stepId: number; readonly source: string } | null = null;

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
    const kept = new Map<string, number>();
    const stood =
      result.basis !== undefined && this.#last?.source === result.basis ? this.#last.stepId : null;
    for (const what of stepFiles) {
      const content = what === 'basis' && stood !== null ? undefined : result[what];
      if (content === undefined || (typeof content === 'string' && content.length > longestSource)) continue;
      const bytes = this.#keep(stepFile(stepId, what), content);
      if (bytes !== null) kept.set(what, bytes);
    }
    this.#last = result.source !== undefined && kept.has('source') ? { stepId, source: result.source } : null;
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
          kept.has('source') ? 1 : 0,
          kept.has('basis') ? stepId : stood,
          result.target === undefined ? null : JSON.stringify(result.target),
          result.pack === undefined ? null : JSON.stringify(result.pack),
          [...kept.values()].reduce((sum, bytes) => sum + bytes, 0),
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

  /** Answers its length in bytes, null where the disk did not take it. */
  #keep(name: string, content: string | Uint8Array): number | null {
    try {
      const bytes = typeof content === 'string' ? Buffer.from(content) : content;
      writeFileSync(join(this.#folder, name), bytes, { mode: 0o600 });
      return bytes.length;
    } catch (error) {
      if (storageTrouble(error) === null) throw error;
      return null;
    }
  }
}

const addStep = `INSERT INTO step (run_id, job_id, attempt_id, name, title, outcome, started_at)
  VALUES (?, ?, ?, ?, ?, 'running', ?)`;
const showStep = 'UPDATE job SET current_step = ? WHERE id = ?';
const endStep = `UPDATE step SET outcome = ?, screen = ?, selector = ?, problem_json = ?, duration_ms = ?, has_before = ?,
  has_after = ?, has_source = ?, basis_step_id = ?, target_json = ?, pack_json = ?, bytes = ? WHERE id = ?`;
