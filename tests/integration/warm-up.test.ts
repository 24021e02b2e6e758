import { describe, expect, test } from 'vitest';
import { putSetting } from '../../src-agent/store/settings.ts';
import { plainSql } from '../../src-agent/store/plain-sql.ts';
import { usualLimits } from '../../src-shared/domain/limits.ts';
import { findTestAdb } from '../support/find-test-adb.ts';
import { openWarmupPhones, type WarmupPhones } from '../support/warmup-phones.ts';
import { recipe } from '../support/warmup-recipe.ts';

const adbBinary = findTestAdb();
const handles = ['harbor.coffee', 'lumen.studio', 'willow.bikes'];
const ended = ['completed', 'needs_review', 'failed', 'cancelled'];

type Line = { readonly account: number; readonly kind: string; readonly target: string };

describe.skipIf(adbBinary === null)('warm-ups on three phones through real Appium', () => {
  let all: WarmupPhones;
  const lines = (sql: string) => all.desk.room.store.all(plainSql<Line>(sql));
  const confirmed = () =>
    lines(`SELECT account_id AS account, action AS kind, target FROM limit_entry WHERE state = 'confirmed'`);
  const journal = () =>
    lines(`SELECT account_id AS account, iif(kind = 'view_story', 'story_view', kind) AS kind, target
      FROM warmup_action WHERE state = 'done' AND kind <> 'scroll'`);
  const sorted = (some: readonly Line[]) =>
    some.map(({ account, kind, target }) => `${account} ${kind} ${target}`).toSorted();
  const end = async (runId: number) => {
    await expect
      .poll(() => all.job(runId)?.status, { timeout: 220_000, interval: 200 })
      .toSatisfy((status: string) => ended.includes(status));
    return all.job(runId);
  };

  test('twenty minutes of simulated time: the ledger is what the phones counted, and three runs racing go over no limit', async () => {
    await using open = await openWarmupPhones(adbBinary ?? '', handles);
    all = open;
    const { store } = all.desk.room;
    const perDay = { ...usualLimits.perDay, like: 2, follow: 1, comment: 1, story_view: 1 };
    store.write((tx) => putSetting(tx, 'limits', { ...usualLimits, perDay, workspacePerDay: 9 }));
    const asked = recipe({
      actions: [
        { kind: 'scroll', count: { from: 2, to: 2 }, weight: 10 },
        { kind: 'like', count: { from: 3, to: 3 }, weight: 10 },
        { kind: 'follow', count: { from: 1, to: 1 }, weight: 6 },
        { kind: 'comment', count: { from: 1, to: 1 }, weight: 6 },
        { kind: 'view_story', count: { from: 1, to: 1 }, weight: 6 },
      ],
      sources: [{ kind: 'home' }],
      pauseSeconds: { from: 100, to: 130 },
    });
    const runs = all.accountIds.map((id) => all.start(asked, id));
    for (const run of runs) expect(await end(run)).toMatchObject({ status: 'completed', problem: null });

    const acts = await all.acts();
    expect(sorted(confirmed())).toEqual(sorted(acts));
    expect(sorted(journal())).toEqual(sorted(acts));
    expect(acts.length).toBeGreaterThan(4);
    expect(acts.length).toBeLessThanOrEqual(9);
    expect(lines(`SELECT 1 FROM limit_entry WHERE state IN ('reserved', 'kept')`)).toEqual([]);
    for (const account of all.accountIds)
      for (const [kind, most] of Object.entries(perDay))
        expect(acts.filter((act) => act.account === account && act.kind === kind).length).toBeLessThanOrEqual(
          most,
        );
    const actors = new Map<string, Set<number>>();
    for (const { account, target } of acts)
      actors.set(target, (actors.get(target) ?? new Set()).add(account));
    for (const of of actors.values()) expect(of.size).toBe(1);
    for (const { skippedMs } of all.clocks.values()) expect(skippedMs).toBeLessThanOrEqual(20 * 60_000);
    expect(Math.max(...[...all.clocks.values()].map((clock) => clock.skippedMs))).toBeGreaterThan(5 * 60_000);
  }, 240_000);
});
