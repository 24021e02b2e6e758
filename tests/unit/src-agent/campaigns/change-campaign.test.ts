import { afterEach, beforeEach, expect, test } from 'vitest';
import { followChange, unfinishedChanges } from '../../../../src-agent/campaigns/follow-change.ts';
import { changeStarted } from '../../../../src-agent/campaigns/campaign-changes.ts';
import { doAtOnce } from '../../../../src-agent/steps.ts';
import { usualPlan } from '../../../../src-shared/usual-plan.ts';
import { CampaignBench } from '../../../support/campaign-bench.ts';

let bench: CampaignBench;
beforeEach(async () => {
  bench = await CampaignBench.open();
});
afterEach(() => bench[Symbol.asyncDispose]());

const tomorrow = { ...usualPlan, schedule: { kind: 'at', at: '2026-11-22T10:00' } } as const;

test('what has not begun follows a change, what has begun stays, and both are told', () => {
  const [item] = bench.draft().items;
  const campaign = bench.draft({ plan: tomorrow });
  bench.start(campaign);
  const [begun, moved] = bench.jobs();
  if (item === undefined || begun === undefined || moved === undefined) throw new Error('no jobs');
  bench.setJob(begun.id, { status: 'retrying', attempts: 1 });
  bench.setJob(moved.id, { local_time: '2026-11-23T08:00', scheduled_at: Date.UTC(2026, 10, 23, 8) });
  const plan = {
    ...tomorrow,
    schedule: { kind: 'at', at: '2026-11-22T18:00' },
    missed: { withinMinutes: 5 },
  } as const;
  const items = [{ ...item, caption: 'Hi from {account.handle}', firstComment: 'First!' }];
  const changed = bench.change(campaign.id, {
    name: 'Later',
    items,
    plan: { ...plan, blackouts: [], priority: 'high' },
  });
  expect(changed).toMatchObject({ ok: true });
  const posts = bench.jobs().filter(({ kind }) => kind === 'photo');
  expect(posts[0]).toEqual({ ...begun, status: 'retrying', attempts: 1 });
  expect(posts.slice(1)).toMatchObject([
    {
      caption: 'Hi from alder.1',
      local_time: '2026-11-23T08:00',
      due_at: moved.due_at,
      not_after: Date.UTC(2026, 10, 23, 8, 5),
      priority: 1,
    },
    {
      caption: 'Hi from alder.2',
      local_time: '2026-11-22T18:00',
      due_at: Date.UTC(2026, 10, 22, 18),
      not_after: Date.UTC(2026, 10, 22, 18, 5),
    },
  ]);
  expect(posts[1]?.content_version).not.toBe(moved.content_version);
  const comments = () => bench.jobs().filter(({ kind }) => kind === 'comment');
  expect(comments()).toMatchObject([
    { parent_id: posts[1]?.id, caption: 'First!', not_after: null },
    { parent_id: posts[2]?.id, local_time: '2026-11-22T18:00' },
  ]);
  expect(bench.told('campaign.updated')).toMatchObject({ tooLate: 1 });
  expect(unfinishedChanges(bench.engine.store)).toEqual([]);
  expect(bench.change(campaign.id, { items: [{ ...item, firstComment: '' }] })).toMatchObject({ ok: true });
  expect(comments()).toEqual([]);
});

test('a change that was interrupted is finished later, and a newer one overtakes an older', () => {
  const campaign = bench.draft({ plan: tomorrow });
  bench.start(campaign);
  const [item] = campaign.items;
  if (item === undefined) throw new Error('no item');
  const older = changeStarted(bench.planning, bench.campaign(campaign.id), {
    items: [{ ...item, caption: 'Older' }],
  });
  while (unfinishedChanges(bench.engine.store).length === 0) expect(older.next().done).toBe(false);
  expect(bench.change(campaign.id, { items: [{ ...item, caption: 'Newer' }] })).toMatchObject({ ok: true });
  doAtOnce(older);
  expect(bench.jobs().map(({ caption }) => caption)).toEqual(['Newer', 'Newer', 'Newer']);
  const interrupted = changeStarted(bench.planning, bench.campaign(campaign.id), {
    items: [{ ...item, caption: 'Newest' }],
  });
  while (unfinishedChanges(bench.engine.store).length === 0) expect(interrupted.next().done).toBe(false);
  interrupted.return(undefined as never);
  doAtOnce(followChange(bench.planning, campaign.id));
  expect(bench.jobs().map(({ caption }) => caption)).toEqual(['Newest', 'Newest', 'Newest']);
});

test('accounts, the number of posts and campaigns that ended do not change, and say what to do instead', () => {
  const campaign = bench.draft({ plan: tomorrow });
  bench.start(campaign);
  const refused = (change: Parameters<typeof bench.change>[1]) => {
    const outcome = bench.change(campaign.id, change);
    return !outcome.ok && outcome.refusal.code === 'CONFLICT' ? outcome.refusal.reason : outcome;
  };
  expect(refused({ accountIds: bench.accountIds.slice(1) })).toBe('accounts_settled');
  expect(refused({ items: [...campaign.items, ...campaign.items] })).toBe('posts_settled');
  expect(refused({ plan: { ...tomorrow, seed: 7 } })).toBe('posts_settled');
  expect(refused({ plan: { ...tomorrow, schedule: { kind: 'at', at: '2026-11-20T10:00' } } })).toMatchObject({
    refusal: { code: 'INVALID', issues: [{ path: 'plan.schedule.at' }] },
  });
  bench.engine.store.write((tx) => tx.run(tx.query.updateTable('campaign').set({ status: 'completed' })));
  expect(refused({ name: 'Over' })).toBe('ended');
});

test('with new posting times, the posts that are left take the next ones in turn', () => {
  const slots = [{ days: [1, 2, 3, 4, 5, 6, 7], time: '10:00' }];
  const plan = {
    ...usualPlan,
    schedule: { kind: 'slots', from: '2026-11-22', slots, accountSlots: {} },
  } as const;
  const [item] = bench.draft().items;
  if (item === undefined) throw new Error('no item');
  const items = ['One', 'Two', 'Three'].map((caption) => ({ ...item, caption }));
  const campaign = bench.draft({ items, plan, accountIds: bench.accountIds.slice(0, 1) });
  bench.start(campaign);
  const [first] = bench.jobs();
  bench.setJob(first?.id ?? 0, { status: 'completed', attempts: 1 });
  bench.clock.at = Date.UTC(2026, 10, 22, 11);
  const later = [{ days: [1, 2, 3, 4, 5, 6, 7], time: '17:00' }];
  const schedule = { ...plan.schedule, slots: later };
  expect(bench.change(campaign.id, { plan: { ...plan, schedule } })).toMatchObject({ ok: true });
  expect(bench.jobs().map((job) => job.local_time)).toEqual([
    '2026-11-22T10:00',
    '2026-11-22T17:00',
    '2026-11-23T17:00',
  ]);
});
