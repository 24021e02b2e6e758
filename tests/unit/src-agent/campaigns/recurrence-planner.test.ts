import { afterEach, beforeEach, expect, test } from 'vitest';
import { RecurrencePlanner } from '../../../../src-agent/campaigns/recurrence-planner.ts';
import { usualPlan } from '../../../../src-shared/usual-plan.ts';
import { CampaignBench } from '../../../support/campaign-bench.ts';
import { ManualTimers } from '../../../support/manual-timers.ts';

const day = 24 * 60 * 60_000;

let bench: CampaignBench;
beforeEach(async () => {
  bench = await CampaignBench.open();
});
afterEach(() => bench[Symbol.asyncDispose]());

function recurring(rule: string) {
  return { ...usualPlan, schedule: { kind: 'recurring', from: '2026-11-21T10:00', rule } } as const;
}

function planner(): RecurrencePlanner {
  return new RecurrencePlanner({
    ...bench.planning,
    startTimer: new ManualTimers().start,
    report: (error) => {
      throw error;
    },
  });
}

const days = () => [...new Set(bench.jobs().map((job) => job.local_time.slice(5, 10)))];

test('two weeks are planned at the start, more as time goes on, each time once, until the rule ends', async () => {
  const campaign = bench.draft({ plan: recurring('FREQ=DAILY;COUNT=20') });
  const runId = bench.start(campaign);
  const run = () =>
    bench.engine.store.get(bench.engine.store.query.selectFrom('run').selectAll().where('id', '=', runId));
  expect(days()).toHaveLength(14);
  expect(run()?.more).toBe(1);
  await using going = planner();
  await going.settled();
  expect(bench.jobs()).toHaveLength(14 * 3);
  bench.clock.at += 3 * day;
  await going.wake();
  expect(days()).toHaveLength(17);
  bench.clock.at -= 10 * day;
  await going.wake();
  await going.wake();
  expect(bench.jobs()).toHaveLength(17 * 3);
  expect(new Set(bench.jobs().map((job) => `${job.account_id} ${job.content_version}`)).size).toBe(17 * 3);
  bench.clock.at += 20 * day;
  await going.wake();
  expect(bench.jobs()).toHaveLength(20 * 3);
  expect(run()?.more).toBe(0);
  expect(bench.told('campaign.planned')).toMatchObject({ jobs: 9, until: null });
});

test('after a month away the newest three missed times become jobs, older ones are told', async () => {
  bench.start(bench.draft({ plan: recurring('FREQ=DAILY'), accountIds: bench.accountIds.slice(0, 1) }));
  bench.clock.at += 45 * day;
  await using going = planner();
  await going.settled();
  const added = bench.jobs().slice(14);
  expect(
    added.filter(({ scheduled_at }) => scheduled_at < bench.clock.at).map((job) => job.occurrence),
  ).toEqual(['2027-01-02T10:00', '2027-01-03T10:00', '2027-01-04T10:00']);
  expect(added[0]?.not_after).toBe(Date.UTC(2027, 0, 2, 12));
  expect(bench.told('campaign.planned')).toMatchObject({ skipped: 28, jobs: 17 });
});

test('a changed rule plans anew what has not begun, but not what a person moved', async () => {
  const campaign = bench.draft({ plan: recurring('FREQ=DAILY'), accountIds: bench.accountIds.slice(0, 1) });
  bench.start(campaign);
  const [begun, moved] = bench.jobs();
  bench.setJob(begun?.id ?? 0, { status: 'completed', attempts: 1 });
  bench.setJob(moved?.id ?? 0, { local_time: '2026-11-22T21:00', scheduled_at: Date.UTC(2026, 10, 22, 21) });
  const weekly = { ...recurring('FREQ=WEEKLY;BYDAY=MO'), priority: 'low' } as const;
  expect(bench.change(campaign.id, { plan: weekly })).toMatchObject({ ok: true });
  expect(bench.jobs().map((job) => [job.local_time, job.priority])).toEqual([
    ['2026-11-21T10:00', 0],
    ['2026-11-22T21:00', -1],
    ['2026-11-23T10:00', -1],
    ['2026-11-30T10:00', -1],
  ]);
});
