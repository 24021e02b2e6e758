import { expect, test } from 'vitest';
import { putSetting } from '../../../../src-agent/store/settings.ts';
import { usualLimits } from '../../../../src-shared/domain/limits.ts';
import { FakeFeed } from '../../../support/fake-feed.ts';
import { WarmupDesk } from '../../../support/warmup-desk.ts';
import { recipe } from '../../../support/warmup-recipe.ts';

/** How often each account did each thing, as `account action`. */
function counted(all: readonly { readonly who: number; readonly action: string }[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { who, action } of all) counts[`${who} ${action}`] = (counts[`${who} ${action}`] ?? 0) + 1;
  return counts;
}

const told: Readonly<Record<string, string>> = { view_story: 'story_view' };

/** What the phones counted, what the ledger confirmed, and what the journal says was done: three times the same. */
function threeBooks(desk: WarmupDesk) {
  const phones = desk.accountIds.flatMap((who) =>
    desk.feed(who).acts.map(({ kind: action }) => ({ who, action })),
  );
  const ledger = desk
    .ledger()
    .filter(({ state }) => state === 'confirmed')
    .map(({ account_id: who, action }) => ({ who, action }));
  const journal = desk
    .journal()
    .filter(({ state, kind }) => state === 'done' && kind !== 'scroll')
    .map(({ account_id: who, kind }) => ({ who, action: told[kind] ?? kind }));
  return { phones: counted(phones), ledger: counted(ledger), journal: counted(journal) };
}

test('twenty minutes of three runs racing: the ledger is what the phones counted, and nothing is over a limit', async () => {
  await using desk = await WarmupDesk.open('ALDER', 'BIRCH', 'CEDAR');
  const perDay = { ...usualLimits.perDay, like: 9, follow: 2, comment: 2, story_view: 3 };
  desk.store.write((tx) =>
    putSetting(tx, 'limits', { ...usualLimits, perDay, workspacePerDay: 34, gapSeconds: 5 }),
  );
  const began = desk.clock.wall;
  const runs = desk.accountIds.map((id) => desk.start(recipe(), [id]));
  for (const run of runs) await desk.finish(run);

  const { phones, ledger, journal } = threeBooks(desk);
  expect(ledger).toEqual(phones);
  expect(journal).toEqual(phones);
  const acts = desk.accountIds.flatMap((who) => desk.feed(who).acts);
  expect(acts).toHaveLength(34);
  for (const who of desk.accountIds) {
    expect(phones[`${who} like`] ?? 0).toBeLessThanOrEqual(9);
    expect(phones[`${who} follow`] ?? 0).toBeLessThanOrEqual(2);
    expect(phones[`${who} comment`] ?? 0).toBeLessThanOrEqual(2);
    expect(phones[`${who} story_view`] ?? 0).toBeLessThanOrEqual(3);
  }
  // Nobody was acted on by two accounts of the workspace.
  const actors = new Map<string, Set<string>>();
  for (const { handle, target } of acts) actors.set(target, (actors.get(target) ?? new Set()).add(handle));
  expect(Math.max(...[...actors.values()].map((all) => all.size))).toBe(1);
  for (const run of runs)
    for (const job of desk.jobs(run)) {
      expect(job).toMatchObject({ status: 'completed', kind: 'warmup', attempts: 1, problem: null });
      const took = Date.parse(job.finishedAt ?? '') - Date.parse(job.startedAt ?? '');
      expect(took).toBeLessThanOrEqual(21 * 60_000);
    }
  expect(desk.clock.wall - began).toBeGreaterThan(5 * 60_000);
});

test('a session does what its recipe says, writes each action as a step, and says what it came to', async () => {
  await using desk = await WarmupDesk.open('ALDER');
  const run = desk.start(recipe());
  await desk.finish(run);
  const [job] = desk.jobs(run);
  const { phones, ledger, journal } = threeBooks(desk);
  expect(ledger).toEqual(phones);
  expect(journal).toEqual(phones);
  const [attempt] = desk.attempts(job?.id ?? 0);
  const read = desk.journal().filter(({ kind }) => kind === 'scroll').length;
  const id = desk.accountIds[0];
  expect(attempt).toMatchObject({
    state: 'published',
    evidence: {
      postsRead: read,
      likes: phones[`${id} like`],
      follows: phones[`${id} follow`],
      comments: phones[`${id} comment`],
      storiesViewed: phones[`${id} story_view`],
      ended: 'All of it was done.',
    },
  });
  expect(phones[`${id} like`]).toBeGreaterThanOrEqual(8);
  expect(desk.messages()).toContain('@alder.0: warmed up');
  expect(desk.messages().filter((message) => message.startsWith('like of @'))).toHaveLength(
    2 * (phones[`${id} like`] ?? 0),
  );
});

test('own accounts and sponsored posts are never engaged, and each comment is an approved one, once for each target', async () => {
  await using desk = await WarmupDesk.open('ALDER', 'BIRCH');
  const [id = 0] = desk.accountIds;
  const authors = ['birch.0', 'ad:shop', 'maker.1', 'maker.2', 'Alder.0', 'maker.3'];
  desk.feeds.set(id, new FakeFeed({ authors, stories: ['maker.9', 'birch.0', 'maker.8'] }));
  const asked = recipe({
    actions: [
      { kind: 'comment', count: { from: 10, to: 10 }, weight: 1 },
      { kind: 'like', count: { from: 10, to: 10 }, weight: 1 },
      { kind: 'view_story', count: { from: 3, to: 3 }, weight: 1 },
    ],
    comments: ['So good', 'Love the light here'],
  });
  await desk.finish(desk.start(asked, [id]));
  const { acts } = desk.feed(id);
  expect(new Set(acts.map(({ target }) => target))).toEqual(
    new Set(['maker.1', 'maker.2', 'maker.3', 'maker.9']),
  );
  const comments = acts
    .filter(({ kind }) => kind === 'comment')
    .map(({ target, text }) => `${target}: ${text}`);
  expect(comments).toHaveLength(6);
  expect(new Set(comments).size).toBe(6);
  for (const { kind, text } of acts) if (kind === 'comment') expect(asked.comments).toContain(text);
});

test('a limit of the day ends one kind with a sentence, and the rest goes on', async () => {
  await using desk = await WarmupDesk.open('ALDER');
  desk.store.write((tx) =>
    putSetting(tx, 'limits', { ...usualLimits, perDay: { ...usualLimits.perDay, like: 2 } }),
  );
  const run = desk.start(recipe());
  await desk.finish(run);
  const { phones } = threeBooks(desk);
  expect(phones['1 like']).toBe(2);
  expect(phones['1 follow']).toBeGreaterThanOrEqual(2);
  expect(desk.messages().filter((text) => text.includes('used up its limit of 2 likes a day'))).toHaveLength(
    1,
  );
  expect(desk.jobs(run)[0]).toMatchObject({ status: 'completed' });
});

test('in quiet hours no session begins, and one that runs into them ends', async () => {
  await using desk = await WarmupDesk.open('ALDER');
  const now = new Date(desk.clock.wall).toISOString().slice(11, 16);
  const quiet = desk.start(recipe({ quietHours: { from: now, until: '11:00' } }));
  const [waiting] = desk.jobs(quiet);
  await desk.go(() => desk.jobs(quiet)[0]?.problem !== null);
  expect(desk.jobs(quiet)[0]).toMatchObject({
    status: 'pending',
    problem: {
      code: 'limit_reached',
      message: expect.stringContaining('is quiet from 09:00 to 11:00') as string,
    },
  });
  await desk.finish(quiet);
  expect(Date.parse(desk.jobs(quiet)[0]?.startedAt ?? '')).toBeGreaterThanOrEqual(Date.UTC(2026, 10, 25, 11));
  expect(waiting?.status).toBe('pending');

  const soon = new Date(desk.clock.wall + 3 * 60_000).toISOString().slice(11, 16);
  const cut = desk.start(recipe({ quietHours: { from: soon, until: '23:00' } }));
  await desk.finish(cut);
  const [attempt] = desk.attempts(desk.jobs(cut)[0]?.id ?? 0);
  expect(attempt?.evidence).toMatchObject({ ended: 'The quiet hours of its recipe began.' });
});

test('a timed warm-up begins at that time on each account’s own clock', async () => {
  await using desk = await WarmupDesk.open('ALDER', 'BIRCH');
  const [one = 0, other = 0] = desk.accountIds;
  desk.store.write((tx) =>
    tx.run(tx.query.updateTable('account').set({ timezone: 'America/New_York' }).where('id', '=', other)),
  );
  const run = desk.start(recipe(), [one, other], '2026-11-25T10:00');
  await desk.finish(run);
  const began = new Map(desk.jobs(run).map((job) => [job.accountId, Date.parse(job.startedAt ?? '')]));
  expect(began.get(one)).toBeGreaterThanOrEqual(Date.UTC(2026, 10, 25, 10));
  expect(began.get(one)).toBeLessThan(Date.UTC(2026, 10, 25, 10, 1));
  expect(began.get(other)).toBeGreaterThanOrEqual(Date.UTC(2026, 10, 25, 15));
});
