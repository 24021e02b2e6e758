import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startCampaign } from '../../src-agent/campaigns/start-campaign.ts';
import { readChecklistFacts } from '../../src-agent/api/checklist-facts.ts';
import { claimNext } from '../support/claim-next.ts';
import { Jobs } from '../../src-agent/jobs/jobs.ts';
import { RunControl } from '../../src-agent/runs/run-control.ts';
import { Runs } from '../../src-agent/runs/runs.ts';
import type { Steps } from '../../src-agent/steps.ts';
import { EventLog } from '../../src-agent/store/event-log.ts';
import type { Outcome } from '../../src-agent/outcome.ts';
import { draftWith } from '../support/campaign-draft.ts';
import { EngineBench } from '../support/engine-bench.ts';

const many = 100_000;
/** Jobs that may be written or cancelled before everything else gets its turn. */
const mostAtOnce = 2_000;

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

/** Does all steps and answers the most jobs one of them changed: for so long nothing else gets its turn. */
function largestStep<Result>(steps: Steps<Result>, changed: () => number): [Result, number] {
  for (let largest = 0, seen = changed(); ;) {
    const { done, value } = steps.next();
    const now = changed();
    largest = Math.max(largest, Math.abs(now - seen));
    seen = now;
    if (done === true) return [value, largest];
  }
}

function valueOf<Value>(outcome: Outcome<Value>): Value {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal).slice(0, 500));
  return outcome.value;
}

test('a campaign for a hundred thousand accounts starts and stops in short steps, and every list still answers', () => {
  const { store } = bench;
  const jobs = new Jobs(store);
  const runs = new Runs(store, bench.folder);
  const log = new EventLog(store);
  const items = [{ kind: 'photo' as const, mediaIds: [bench.addMedia()], caption: 'Hello {account.handle}' }];
  const campaign = valueOf(bench.campaigns.create(draftWith({ name: 'Big', items, accountIds })));

  const count = (status: 'pending' | 'cancelled') => {
    const query = store.query.selectFrom('job').select(({ fn }) => fn.countAll<number>().as('count'));
    return store.get(query.where('status', '=', status))?.count ?? 0;
  };
  const [started, largestOfStart] = largestStep(startCampaign(store, bench.campaigns, campaign.id), () =>
    count('pending'),
  );
  const runId = valueOf(started);
  expect(valueOf(runs.get(runId))).toMatchObject({ status: 'running', counts: { pending: many } });
  expect(largestOfStart).toBeLessThanOrEqual(mostAtOnce);

  expect(jobs.list({ runId, limit: 100, cursor: '60000' })).toMatchObject({
    total: many,
    next: expect.any(String),
  });
  expect(jobs.list({ runId, limit: 100, search: 'brand.9999' }).items[0]).toMatchObject({
    accountHandle: 'brand.9999',
  });
  expect(jobs.list({ runId, status: 'completed', limit: 100 }).items).toEqual([]);
  expect(runs.list({ limit: 100 }).items).toHaveLength(1);
  expect(readChecklistFacts(store, true)).toMatchObject({ accounts: many, campaigns: 1 });

  const claimed = claimNext(store, deviceId, 'test', 60_000);
  expect(claimed?.job.status).toBe('running');

  const aborted: number[] = [];
  const control = new RunControl(store, (jobId) => void aborted.push(jobId));
  const before = log.last();
  const [stopped, largestOfStop] = largestStep(control.stop(runId), () => count('cancelled'));
  expect(stopped.ok).toBe(true);
  expect(largestOfStop).toBeLessThanOrEqual(mostAtOnce);
  expect(aborted).toEqual([claimed?.job.id]);
  expect(valueOf(runs.get(runId))).toMatchObject({
    status: 'stopped',
    counts: { running: 1, cancelled: many - 1 },
  });
  expect(log.last() - before).toBeGreaterThanOrEqual(many - 1);
  expect(log.read(before, 500, { runId })).toHaveLength(500);
}, 120_000);
