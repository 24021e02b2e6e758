import * as fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkCampaign } from '../../../../src-agent/campaigns/check-campaign.ts';
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

const start = () => startCampaign(bench.planning, campaignId);
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

test('changed while it was starting, it does not start with what it was before', () => {
  const steps = startHalf();
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

test('a cancelled start leaves nothing, also not the accounts that a filter found', () => {
  const filter = { platform: 'instagram', archived: 'no' } as const;
  bench.campaigns.update(campaignId, { accountIds: [], accountFilter: filter });
  const cancel = new AbortController();
  const tell = () => cancel.abort();
  const started = doAtOnce(startCampaign(bench.planning, campaignId, { signal: cancel.signal, tell }));
  expect(started).toMatchObject({ ok: false, refusal: { reason: 'cancelled' } });
  expect(jobs().total).toBe(0);
  expect(runs()).toEqual([]);
  expect(bench.campaigns.get(campaignId)).toMatchObject({ value: { status: 'draft', accountIds: [] } });
  expect(doAtOnce(start()).ok).toBe(true);
  expect(bench.campaigns.get(campaignId)).toMatchObject({ value: { accountIds } });
});

test('however it is planned, every post is one job, with its comment after it', () => {
  const mediaId = bench.addMedia();
  const plan = fc.record({
    distribution: fc.constantFrom('each_to_all' as const, 'spread' as const),
    strategy: fc.constantFrom('round_robin' as const, 'random' as const, 'least_used' as const),
    missed: fc.record({ withinMinutes: fc.nat(600) }),
    schedule: fc.constantFrom(
      { kind: 'now' as const },
      { kind: 'at' as const, at: '2100-03-01T10:00' },
      { kind: 'spread' as const, from: '2100-03-01T10:00', until: '2100-03-09T10:00' },
    ),
  });
  const items = fc.array(fc.record({ firstComment: fc.constantFrom('', 'First'), skip: fc.boolean() }), {
    minLength: 1,
    maxLength: 4,
  });
  fc.assert(
    fc.property(plan, items, (planned, wanted) => {
      const content = wanted.map(({ firstComment, skip }, index) => ({
        kind: 'photo' as const,
        mediaIds: [mediaId],
        caption: `Post ${index}`,
        firstComment,
        variants: { threads: { skip } },
      }));
      const draft = draftWith({ name: 'Any', items: content, accountIds, plan: planned });
      const created = bench.campaigns.create(draft);
      if (!created.ok) throw new Error('campaign was refused');
      const { posts } = doAtOnce(checkCampaign(bench.planning, draft));
      expect(doAtOnce(startCampaign(bench.planning, created.value.id))).toMatchObject({ ok: true });
      const { store } = bench;
      const made = store.all(
        store.query.selectFrom('job').selectAll().where('campaign_id', '=', created.value.id).orderBy('id'),
      );
      const posted = made.filter(({ kind }) => kind === 'photo');
      expect(posted).toHaveLength(planned.distribution === 'spread' ? wanted.length : wanted.length * 2);
      expect(posts).toBe(posted.length);
      expect(new Set(posted.map((job) => `${job.account_id} ${job.item}`)).size).toBe(posted.length);
      expect(new Set(made.map((job) => `${job.account_id} ${job.content_version}`)).size).toBe(made.length);
      const commented = posted
        .filter((job) => wanted[job.item]?.firstComment === 'First')
        .map(({ id }) => id);
      expect(made.filter(({ kind }) => kind === 'comment').map((job) => job.parent_id)).toEqual(commented);
      for (const job of posted)
        expect(job.not_after).toBe(
          planned.schedule.kind === 'now' ? null : job.scheduled_at + planned.missed.withinMinutes * 60_000,
        );
    }),
    { numRuns: 25 },
  );
});
