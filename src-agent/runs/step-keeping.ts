import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { StepKeeping, StepKeepingState } from '../../src-shared/domain/replay.ts';
import { plainSql } from '../store/plain-sql.ts';
import type { Row } from '../store/schema.ts';
import { readSetting, writeSetting } from '../store/settings.ts';
import type { Store } from '../store/store.ts';
import { choosePruning, type KeptJob, usualKeeping } from './choose-pruning.ts';
import { phoneLogFile } from './phone-log-file.ts';
import { runFolder, stepFile, stepFiles } from './step-files.ts';

/** Steps measured or pruned in one transaction. */
const atOnce = 200;

/** How long pictures and screens of steps are kept, and the sweep that makes it true. */
export class StepKeeper {
  readonly #store: Store;
  readonly #dataDir: string;
  #sweeping: Promise<number> | null = null;

  constructor(store: Store, dataDir: string) {
    this.#store = store;
    this.#dataDir = dataDir;
  }

  state(): StepKeepingState {
    const kept = this.#store.get(
      plainSql<{ bytes: number | null; steps: number; oldest: number | null }>(keptNow),
    );
    const sweptAt = readSetting(this.#store, 'stepsSweptAt');
    const at = (time: number | null | undefined) =>
      time === null || time === undefined ? null : new Date(time).toISOString();
    return {
      policy: this.#policy(),
      keptBytes: kept?.bytes ?? 0,
      keptSteps: kept?.steps ?? 0,
      oldestAt: at(kept?.oldest),
      sweptAt: at(sweptAt),
    };
  }

  setPolicy(policy: StepKeeping): void {
    writeSetting(this.#store, 'stepKeeping', policy);
  }

  /** Whether a sweep is due: a day has passed, or more is kept than may be. Times in milliseconds. */
  isDue(everyMs: number): boolean {
    const sweptAt = readSetting(this.#store, 'stepsSweptAt');
    // A sweep of the future was made before the clock was set back.
    if (sweptAt === undefined || Math.abs(this.#store.now() - sweptAt) >= everyMs) return true;
    const kept = this.#store.get(plainSql<{ bytes: number | null }>(keptNow));
    return (kept?.bytes ?? 0) > this.#policy().gigabytes * 1_000_000_000;
  }

  /** Makes the policy true; answers how many steps were pruned. Two at once are one. */
  sweep(): Promise<number> {
    this.#sweeping ??= this.#sweep().finally(() => {
      this.#sweeping = null;
    });
    return this.#sweeping;
  }

  async #sweep(): Promise<number> {
    await this.#measureOld();
    const rows = this.#store.all(plainSql<KeptRow>(keptJobs));
    let pruned = 0;
    for (const jobId of choosePruning(rows.map(toKept), this.#policy(), this.#store.now()))
      pruned += await this.#prune(jobId);
    writeSetting(this.#store, 'stepsSweptAt', this.#store.now());
    return pruned;
  }

  /** The files go first: a step that still says it has them is chosen again by the next sweep. */
  async #prune(jobId: number): Promise<number> {
    const steps = this.#store.all(
      plainSql<Row<'step'>>('SELECT * FROM step WHERE job_id = ? AND bytes > 0', [jobId]),
    );
    for (const { id, run_id: runId } of steps)
      for (const what of stepFiles)
        await rm(join(runFolder(this.#dataDir, runId), stepFile(id, what)), { force: true });
    for (const { run_id: runId, attempt_id: attemptId } of steps)
      await rm(join(runFolder(this.#dataDir, runId), phoneLogFile(attemptId)), { force: true });
    this.#store.write((tx) => {
      for (const { id } of steps) tx.run(plainSql(forget, [this.#store.now(), id]));
    });
    return steps.length;
  }

  /** Steps of earlier versions did not say how large they are. */
  async #measureOld(): Promise<void> {
    for (;;) {
      const steps = this.#store.all(plainSql<Row<'step'>>(unmeasured, [atOnce]));
      if (steps.length === 0) return;
      const sizes: { readonly id: number; readonly bytes: number; readonly hasSource: boolean }[] = [];
      for (const { id, run_id: runId } of steps) {
        let bytes = 0;
        let hasSource = false;
        for (const what of stepFiles) {
          const size = await sizeOf(join(runFolder(this.#dataDir, runId), stepFile(id, what)));
          bytes += size;
          if (what === 'source' && size > 0) hasSource = true;
        }
        sizes.push({ id, bytes, hasSource });
      }
      this.#store.write((tx) => {
        for (const { id, bytes, hasSource } of sizes)
          if (bytes === 0) tx.run(plainSql(forget, [this.#store.now(), id]));
          else tx.run(plainSql(measured, [bytes, hasSource ? 1 : 0, id]));
      });
    }
  }

  #policy(): StepKeeping {
    return readSetting(this.#store, 'stepKeeping') ?? usualKeeping;
  }
}

type KeptRow = {
  readonly job_id: number;
  readonly bytes: number;
  readonly status: string;
  readonly ended_at: number;
  readonly going: number;
};

function toKept({ job_id: jobId, bytes, status, ended_at: endedAt, going }: KeptRow): KeptJob {
  return { jobId, bytes, failed: status !== 'completed', endedAt: going === 1 ? null : endedAt };
}

async function sizeOf(path: string): Promise<number> {
  return await stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}

const keptNow =
  'SELECT SUM(bytes) AS bytes, COUNT(*) AS steps, MIN(started_at) AS oldest FROM step WHERE bytes > 0';
// A recurring run never ends by itself: of it, a job that ended is over.
const keptJobs = `SELECT job.id AS job_id, kept.bytes, job.status, COALESCE(job.finished_at, job.updated_at) AS ended_at,
    job.status NOT IN ('completed', 'failed', 'cancelled')
      OR (run.more = 0 AND run.status NOT IN ('completed', 'stopped')) AS going
  FROM (SELECT job_id, SUM(bytes) AS bytes FROM step WHERE bytes > 0 GROUP BY job_id) kept
  JOIN job ON job.id = kept.job_id JOIN run ON run.id = job.run_id`;
const forget = `UPDATE step SET has_before = 0, has_after = 0, has_source = 0, basis_step_id = NULL, bytes = 0,
  pruned_at = ? WHERE id = ?`;
const unmeasured = `SELECT * FROM step WHERE bytes = 0 AND pruned_at IS NULL AND (has_before = 1 OR has_after = 1) LIMIT ?`;
const measured = 'UPDATE step SET bytes = ?, has_source = ? WHERE id = ?';
