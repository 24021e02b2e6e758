import { afterEach, beforeEach, expect, test } from 'vitest';
import { removeDraftRuns, startCampaign } from '../../../../src-agent/campaigns/start-campaign.ts';
import { cancelWaiting, halfStoppedRuns } from '../../../../src-agent/jobs/cancel-jobs.ts';
import { claimNext } from '../../../support/claim-next.ts';
import { Jobs } from '../../../../src-agent/jobs/jobs.ts';
import { RunControl } from '../../../../src-agent/runs/run-control.ts';
import { Runs } from '../../../../src-agent/runs/runs.ts';
import { doAtOnce } from '../../../../src-agent/steps.ts';
import { draftWith } from '../../../support/campaign-draft.ts';
import { EngineBench } from '../../../support/engine-bench.ts';

let bench: EngineBench;
let deviceId: number;
let accountIds: number[];
let campaignId: number;

beforeEach(async () => {
  bench = await EngineBench.open();
  ({ deviceId, accountIds } = bench.addPhone('ALDER', 2));
  const items = [{ kind: 'photo' as const, mediaIds: [bench.addMedia()], caption: 'Hello' }];
  const created = bench.campaigns.create(draftWith({ name: 'Opening', items, accountIds }));
  if (!created.ok) throw new Error('campaign was refused');
  campaignId = created.value.id;
});
afterEach(() => bench[Symbol.asyncDispose]());

const start = () => startCampaign(bench.store, bench.campaigns, campaignId);
const runs = () => new Runs(bench.store, bench.folder).list({ limit: 10 }).items;
const jobs = () => new Jobs(bench.store).list({ limit: 10 });

/** Does the steps until all jobs are written, but not the last one, which starts them. */
function startHalf() {
  const steps = start();
  while (jobs().total < accountIds.length) expect(steps.next().done).toBe(false);
  return steps;
}

test('what is being started is no run yet: nothing shows it, nothing claims its jobs', () => {
  const steps = startHalf();
  expect(runs()).toEqual([]);
  expect(claimNext(bench.store, deviceId, 'test', 1000)).toBeNull();
  expect(bench.campaigns.delete(campaignId).ok).toBe(false);
  expect(doAtOnce(steps).ok).toBe(true);
  expect(runs()).toMatchObject([{ status: 'running', counts: { pending: 2 } }]);
  expect(claimNext(bench.store, deviceId, 'test', 1000)).not.toBeNull();
});

test('a start that was interrupted is taken back and can be made again', () => {
  startHalf();
  removeDraftRuns(bench.store);
  expect(jobs().total).toBe(0);
  expect(doAtOnce(start()).ok).toBe(true);
  removeDraftRuns(bench.store);
  expect(jobs().total).toBe(2);
});

test('started twice at once, it runs once', () => {
  const first = startHalf();
  const second = start();
  expect(doAtOnce(first).ok).toBe(true);
  expect(doAtOnce(second)).toMatchObject({ ok: false, refusal: { reason: 'started' } });
  const third = start();
  expect(doAtOnce(third)).toMatchObject({ ok: false, refusal: { reason: 'started' } });
  expect(runs()).toHaveLength(1);
  expect(jobs().total).toBe(2);
});

test('changed while it was starting, it does not start with what it was before', async () => {
  const steps = startHalf();
  await expect.poll(() => Date.now()).toBeGreaterThan(Date.parse(updatedAt()));
  bench.campaigns.update(campaignId, { accountIds: accountIds.slice(1) });
  expect(doAtOnce(steps)).toMatchObject({ ok: false, refusal: { reason: 'changed' } });
  expect(jobs().total).toBe(0);
  expect(doAtOnce(start()).ok).toBe(true);
  expect(jobs().total).toBe(1);
});

test('a stop that was interrupted is finished', () => {
  expect(doAtOnce(start()).ok).toBe(true);
  const runId = runs()[0]?.id ?? 0;
  const stop = new RunControl(bench.store, () => undefined).stop(runId);
  const interrupted = stop.next();
  expect(interrupted.done).toBe(false);
  bench.store.write((tx) =>
    tx.run(
      tx.query
        .updateTable('job')
        .set({ status: 'pending' })
        .where('account_id', '=', accountIds[0] ?? 0),
    ),
  );
  expect(claimNext(bench.store, deviceId, 'test', 1000)).toBeNull();
  expect(halfStoppedRuns(bench.store)).toEqual([runId]);
  doAtOnce(cancelWaiting(bench.store, runId, bench.store.now()));
  expect(halfStoppedRuns(bench.store)).toEqual([]);
  expect(jobs().items.map((job) => job.status)).toEqual(['cancelled', 'cancelled']);
});

test('an account that is not there is refused by its place in the list', () => {
  const draft = draftWith({ name: 'Opening', items: [], accountIds: [...accountIds, 4711] });
  const expected = { ok: false, refusal: { code: 'INVALID', issues: [{ path: 'accountIds.2' }] } };
  expect(bench.campaigns.create(draft)).toMatchObject(expected);
  expect(bench.campaigns.update(campaignId, draft)).toMatchObject(expected);
  const twice = bench.campaigns.create({ ...draft, accountIds: [...accountIds.toReversed(), ...accountIds] });
  expect(twice).toMatchObject({ ok: true, value: { accountIds: accountIds.toReversed() } });
});

function updatedAt(): string {
  const campaign = bench.campaigns.get(campaignId);
  return campaign.ok ? campaign.value.updatedAt : '';
}
