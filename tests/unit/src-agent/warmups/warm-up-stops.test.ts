import { expect, test } from 'vitest';
import { PhoneError } from '../../../../src-agent/devices/phone-driver.ts';
import { doAtOnce } from '../../../../src-agent/steps.ts';
import type { WarmupRecipe } from '../../../../src-shared/domain/warmup.ts';
import { planWarmUp } from '../../../../src-shared/planning/warm-up.ts';
import { FakeFeed, type FeedWays, stopScreen } from '../../../support/fake-feed.ts';
import { WarmupDesk } from '../../../support/warmup-desk.ts';
import { recipe } from '../../../support/warmup-recipe.ts';

/** A desk of one account whose feed behaves so. */
async function deskWith(meets: FeedWays['meets']): Promise<WarmupDesk> {
  const desk = await WarmupDesk.open('ALDER');
  desk.feeds.set(desk.accountIds[0] ?? 0, new FakeFeed({ meets }));
  return desk;
}

/** Meets one act, the `nth`, with something of its own. */
function atAct(nth: number, meets: FeedWays['meets']): FeedWays['meets'] {
  let acts = 0;
  return (act, count) => ((acts += 1) === nth ? meets(act, count) : null);
}

const accountStatus = (desk: WarmupDesk) =>
  desk.store.get(desk.store.query.selectFrom('account').select('status'))?.status;

/** The plan was followed at most once: nothing was done more often than it says, no position twice. */
function expectWithinPlan(desk: WarmupDesk, jobId: number, asked: WarmupRecipe): void {
  const plan = planWarmUp(asked, jobId).actions;
  const journal = desk.journal();
  expect(journal.map(({ position }) => position)).toEqual(journal.map((_, index) => index));
  expect(journal.map(({ kind }) => kind)).toEqual(plan.slice(0, journal.length).map(({ kind }) => kind));
  const { acts } = desk.feed();
  for (const kind of ['like', 'follow', 'comment'] as const)
    expect(acts.filter((act) => act.kind === kind).length).toBeLessThanOrEqual(
      plan.filter((action) => action.kind === kind).length,
    );
}

test.each([
  ['action_blocked', 'cooldown'],
  ['challenge', 'needs_captcha'],
] as const)(
  '%s after a like: nothing is done after it, the account is held, the act stays counted',
  async (code, status) => {
    await using desk = await deskWith(
      atAct(3, (_, count) => {
        count();
        return stopScreen(code, status);
      }),
    );
    const run = desk.start(recipe());
    await desk.finish(run);
    expect(desk.feed().acts).toHaveLength(3);
    expect(desk.feed().touchedAfterStop).toBe(0);
    expect(desk.jobs(run)[0]).toMatchObject({ status: 'needs_review', problem: { code } });
    expect(accountStatus(desk)).toBe(status);
    expect(desk.ledger().map(({ state }) => state)).toEqual(['confirmed', 'confirmed', 'kept']);
    expect(desk.journal().at(-1)).toMatchObject({ state: 'unclear' });
  },
);

test('what was so before is released, what is not seen is kept, and three of these in a row ask a person', async () => {
  const problem = { code: 'outcome_unknown', message: 'Nothing changed.', nextAction: 'Look.' } as const;
  let acts = 0;
  await using desk = await deskWith((_, count) => {
    acts += 1;
    if (acts === 1) return { kind: 'already' };
    if (acts === 2) return { kind: 'not_here' };
    count();
    return acts === 4 ? { kind: 'done' } : { kind: 'unclear', problem };
  });
  const run = desk.start(recipe());
  await desk.finish(run);
  expect(desk.ledger().map(({ state }) => state)).toEqual([
    'released',
    'released',
    'kept',
    'confirmed',
    'kept',
    'kept',
    'kept',
  ]);
  expect(desk.feed().acts).toHaveLength(5);
  expect(desk.jobs(run)[0]).toMatchObject({ status: 'needs_review', problem: { code: 'outcome_unknown' } });
});

test('switched off in mid-session: nothing more is done, and it goes on where it was when it is on again', async () => {
  await using desk = await WarmupDesk.open('ALDER');
  const asked = recipe();
  const run = desk.start(asked);
  const [job] = desk.jobs(run);
  await desk.go(() => desk.feed().acts.length === 4);
  desk.switchOff(true);
  await desk.go(() => desk.jobs(run)[0]?.status === 'retrying');
  const done = desk.feed().acts.length;
  expect(done).toBe(4);
  expect(desk.jobs(run)[0]?.problem).toMatchObject({ code: 'switched_off' });
  expect(desk.ledger().filter(({ state }) => state === 'reserved')).toEqual([]);
  desk.switchOff(false);
  await desk.finish(run);
  expect(desk.jobs(run)[0]).toMatchObject({ status: 'completed', attempts: 2 });
  expect(desk.feed().acts.length).toBeGreaterThan(done);
  expectWithinPlan(desk, job?.id ?? 0, asked);
});

test('a paused run stops at the next action and goes on from there; a stopped one ends there', async () => {
  await using desk = await WarmupDesk.open('ALDER');
  const asked = recipe();
  const run = desk.start(asked);
  const [job] = desk.jobs(run);
  await desk.go(() => desk.feed().acts.length === 3);
  desk.control().pause(run);
  await desk.go(() => desk.jobs(run)[0]?.status === 'retrying');
  expect(desk.feed().acts).toHaveLength(3);
  desk.control().resume(run);
  await desk.go(() => desk.feed().acts.length === 5);
  expect(doAtOnce(desk.control().stop(run)).ok).toBe(true);
  await desk.finish(run);
  expect(desk.feed().acts).toHaveLength(5);
  expect(desk.jobs(run)[0]).toMatchObject({ status: 'cancelled' });
  expect(desk.ledger().filter(({ state }) => state !== 'confirmed')).toEqual([]);
  expectWithinPlan(desk, job?.id ?? 0, asked);
});

test('a crash in the middle of an act: it stays counted, and the session goes on behind it, within its plan and its time', async () => {
  let isDead = false;
  let die = (): void => undefined;
  await using desk = await deskWith(
    atAct(5, () => {
      die();
      isDead = true;
      return null;
    }),
  );
  // The tap was made, and nothing that follows can be written any more.
  die = () => desk.store[Symbol.dispose]();
  const asked = recipe();
  const run = desk.start(asked);
  const [job] = desk.jobs(run);
  const began = desk.clock.wall;
  await desk.go(() => isDead);
  await desk.crash();
  await desk.finish(run);
  expect(desk.jobs(run)[0]).toMatchObject({ status: 'completed', attempts: 2 });
  expect(desk.journal().filter(({ state }) => state === 'unclear')).toHaveLength(1);
  expect(desk.ledger().filter(({ state }) => state === 'kept')).toHaveLength(1);
  expect(desk.ledger().filter(({ state }) => state === 'reserved')).toEqual([]);
  expectWithinPlan(desk, job?.id ?? 0, asked);
  expect(desk.clock.wall - began).toBeLessThan(25 * 60_000);
});

test('a phone that goes away within an act: the act stays counted, and the session goes on when it is back', async () => {
  await using desk = await deskWith(
    atAct(2, () => {
      throw new PhoneError('device_lost', 'unplugged');
    }),
  );
  const asked = recipe();
  const run = desk.start(asked);
  const [job] = desk.jobs(run);
  await desk.finish(run);
  expect(desk.jobs(run)[0]).toMatchObject({ status: 'completed', attempts: 2 });
  expect(desk.ledger().filter(({ state }) => state === 'kept')).toHaveLength(1);
  expectWithinPlan(desk, job?.id ?? 0, asked);
});
