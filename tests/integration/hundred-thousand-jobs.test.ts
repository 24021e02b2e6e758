import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startCampaign } from '../../src-agent/campaigns/start-campaign.ts';
import { readChecklistFacts } from '../../src-agent/api/checklist-facts.ts';
import { claimNext } from '../../src-agent/jobs/job-queue.ts';
import { Jobs } from '../../src-agent/jobs/jobs.ts';
import { RunControl } from '../../src-agent/runs/run-control.ts';
import { Runs } from '../../src-agent/runs/runs.ts';
import type { Steps } from '../../src-agent/steps.ts';
import { EventLog } from '../../src-agent/store/event-log.ts';
import type { Outcome } from '../../src-agent/outcome.ts';
import { EngineBench } from '../support/engine-bench.ts';

const many = 100_000;
/** Nothing else gets its turn for at most this long, in milliseconds. */
const longestFreeze = 1_000;

const owned = new AsyncDisposableStack();
let bench: EngineBench;
let accountIds: number[];
let deviceId: number;

beforeAll(async () => {
  bench = owned.use(await EngineBench.open());
  ({ deviceId } = bench.addPhone('ALDER', 0));
  const insert = sql`
    WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < ${many})
    INSERT INTO account (uid, platform, handle, display_name, status, device_id, created_at, updated_at)
    SELECT 'uid-' || n, 'instagram', 'brand.' || n, 'Brand ' || n, 'active', ${deviceId}, 0, 0 FROM number`;
  bench.store.write((tx) => tx.run({ compile: () => insert.compile(tx.query) }));
  accountIds = Array.from({ length: many }, (_, index) => index + 1);
});
afterAll(() => owned.disposeAsync());

/** Milliseconds this thread worked so far: unlike the clock, it does not count what other programs do meanwhile. */
function worked(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** Does all steps and answers the longest of them: for so long nothing else gets its turn. */
function longestStep<Result>(steps: Steps<Result>): [Result, number] {
  for (let longest = 0; ;) {
    const before = worked();
    const { done, value } = steps.next();
    longest = Math.max(longest, worked() - before);
    if (done === true) return [value, longest];
  }
}

function valueOf<Value>(outcome: Outcome<Value>): Value {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal).slice(0, 500));
  return outcome.value;
}

/** What 19 of 20 times stay below, in milliseconds. */
function p95(act: () => unknown): number {
  const times = Array.from({ length: 20 }, () => {
    const before = worked();
    act();
    return worked() - before;
  });
  return times.toSorted((one, other) => one - other)[18] ?? 0;
}

test('a campaign for a hundred thousand accounts starts and stops without freezing, and everything stays quick', () => {
  const { store } = bench;
  const jobs = new Jobs(store);
  const runs = new Runs(store, bench.folder);
  const log = new EventLog(store);
  const items = [{ kind: 'photo' as const, mediaId: bench.addMedia(), caption: 'Hello {account.handle}' }];
  const campaign = valueOf(bench.campaigns.create({ name: 'Big', items, accountIds }));

  const [started, freezeOfStart] = longestStep(startCampaign(store, bench.campaigns, campaign.id));
  const runId = valueOf(started);
  expect(valueOf(runs.get(runId))).toMatchObject({ status: 'running', counts: { pending: many } });
  expect(freezeOfStart).toBeLessThan(longestFreeze);

  const quick = {
    'first page of jobs': () => jobs.list({ runId, limit: 100 }),
    'a page in the middle': () => jobs.list({ runId, limit: 100, cursor: '60000' }),
    'jobs by status': () => jobs.list({ runId, status: 'completed', limit: 100 }),
    'jobs that are found': () => jobs.list({ runId, search: 'brand.9999', limit: 100 }),
    'the run': () => runs.get(runId),
    runs: () => runs.list({ limit: 100 }),
    accounts: () => bench.accounts.list({ limit: 100 }),
    'accounts that are found': () => bench.accounts.list({ limit: 100, search: 'brand.9999' }),
    'the checklist': () => readChecklistFacts(store, true),
    'events of the run': () => log.read(0, 500, { runId }),
  };
  for (const [name, act] of Object.entries(quick)) expect.soft(p95(act), name).toBeLessThan(100);

  const claimed = claimNext(store, deviceId, 'test', 60_000);
  expect(claimed?.job.status).toBe('running');

  const aborted: number[] = [];
  const control = new RunControl(store, (jobId) => void aborted.push(jobId));
  const before = log.last();
  const [stopped, freezeOfStop] = longestStep(control.stop(runId));
  expect(stopped.ok).toBe(true);
  expect(freezeOfStop).toBeLessThan(longestFreeze);
  expect(aborted).toEqual([claimed?.job.id]);
  expect(valueOf(runs.get(runId))).toMatchObject({
    status: 'stopped',
    counts: { running: 1, cancelled: many - 1 },
  });
  expect(log.last() - before).toBeGreaterThanOrEqual(many - 1);
  expect(p95(() => log.read(before, 500, { runId }))).toBeLessThan(100);
}, 120_000);
