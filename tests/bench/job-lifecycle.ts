import { join } from 'node:path';
import type Database from 'better-sqlite3';
import type { Delivery, StepLog, StepResult } from '../../src-agent/delivery/delivery.ts';
import { JobQueue } from '../../src-agent/jobs/job-queue.ts';
import { performJob } from '../../src-agent/jobs/job-worker.ts';
import { LimitsLedger } from '../../src-agent/limits/ledger.ts';
import { openDatabase } from '../../src-agent/store/database.ts';
import { Store } from '../../src-agent/store/store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { bareJobs } from './bare-jobs.ts';
import { compare, type Measurement } from './measurement.ts';

const backlogs = [10_000, 1_000_000] as const;
const rounds = 9;
const jobsARound = 40;

/** No phone and no platform: three log lines, and it is published. */
const noDelivery: Delivery = {
  open(_work, steps) {
    for (const title of ['Open the app', 'Write the caption', 'Share']) logLine(steps, title);
    return Promise.resolve({
      prepare: () => Promise.resolve({ kind: 'prepared', evidence: {} }),
      commit: () => Promise.resolve({ kind: 'published', evidence: {} }),
      [Symbol.asyncDispose]: () => Promise.resolve(),
    });
  },
  look: () => Promise.reject(new Error('nothing is to be looked for')),
};

const stepDone: StepResult = { outcome: 'done', screen: null, selector: null, problem: null };

function logLine(steps: StepLog, title: string): void {
  steps.begin({ name: title, title }).end(stepDone);
}

/**
 * Jobs a second from the claim over three log lines to done, through the real queue, worker, journal, ledger and events with a
 * delivery that does nothing, at a backlog of 10,000 and of 1,000,000 jobs of a tenth as many accounts; against prepared statements
 * that write the same rows of the same file in four commits of the same durability. The third figure holds the
 * large backlog against the small one.
 */
export async function jobLifecycle(): Promise<Measurement[]> {
  const figures: Measurement[] = [];
  for (const backlog of backlogs) {
    await using desk = await openBacklog(backlog);
    const samples = { ours: [] as number[], theirs: [] as number[] };
    const oneOfOurs = engineOver(desk.store, desk.folder);
    const oneOfTheirs = bareJobs(desk.sqlite);
    for (let round = -1; round < rounds; round += 1) {
      const their = await rate(oneOfTheirs);
      const our = await rate(oneOfOurs);
      if (round < 0) continue;
      samples.theirs.push(their);
      samples.ours.push(our);
    }
    figures.push(compare(`job_lifecycle_${backlog}`, 'jobs/s', samples, 0.5));
  }
  const [small, large] = figures;
  if (small === undefined || large === undefined) throw new Error('a backlog was not measured');
  const held = { ours: [large.value], theirs: [small.value] };
  return [...figures, compare('job_lifecycle_backlog', 'jobs/s', held, 0.85)];
}

async function rate(one: () => Promise<void>): Promise<number> {
  const started = performance.now();
  for (let done = 0; done < jobsARound; done += 1) await one();
  return (jobsARound * 1000) / (performance.now() - started);
}

function engineOver(store: Store, dataDir: string): () => Promise<void> {
  const ledger = new LimitsLedger(() => 'UTC');
  const queue = new JobQueue({ store, ledger, holder: 'bench', leaseMs: 30_000 });
  const worker = {
    store,
    ledger,
    dataDir,
    routes: [{ name: 'api', takes: () => null, delivery: noDelivery }] as const,
    holdLease: () => {
      throw new Error('no phone is needed');
    },
    random: () => 0.5,
    report: (error: unknown) => {
      throw error;
    },
  };
  return async () => {
    const claim = queue.next(null);
    if (claim === null || claim === 'more') throw new Error('nothing was due');
    await performJob(worker, claim, new AbortController().signal);
  };
}

/** A store with that many waiting jobs, all due, in one run. */
async function openBacklog(jobs: number) {
  await using owned = new AsyncDisposableStack();
  const { path: folder } = owned.use(temporaryFolder());
  const sqlite = await openDatabase(join(folder, 'switchyard.sqlite'));
  const store = owned.use(new Store(sqlite));
  fill(sqlite, jobs);
  const all = owned.move();
  return { store, sqlite, folder, [Symbol.asyncDispose]: () => all.disposeAsync() };
}

function fill(sqlite: Database.Database, jobs: number): void {
  const accounts = jobs / 10;
  sqlite.exec(`BEGIN;
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${accounts})
    INSERT INTO account (uid, platform, handle, display_name, status, created_at, updated_at)
      SELECT 'a' || i, 'threads', 'brand.' || i, 'Brand', 'active', 0, 0 FROM n;
    INSERT INTO campaign (id, uid, name, status, items_json, created_at, updated_at)
      VALUES (1, 'c', 'Bench', 'running', '[]', 0, 0);
    INSERT INTO run (id, uid, campaign_id, status, started_at) VALUES (1, 'r', 1, 'running', 0);
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${jobs})
    INSERT INTO job (uid, run_id, campaign_id, account_id, delivery, status, kind, caption, content_version, max_retries,
      due_at, created_at, updated_at)
      SELECT 'j' || i, 1, 1, i * 7919 % ${accounts} + 1, 'api', 'pending', 'text', 'Hello', 'v' || i, 3, i, 0, 0 FROM n;
    COMMIT`);
}
