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
const perDay = { ...usualLimits.perDay, like: 3, follow: 2, comment: 2, story_view: 2 };
const workspacePerDay = 16;
const comments = ['So good', 'Love the light here', 'What a morning', 'This made my day'];

type Line = { readonly account: number; readonly kind: string; readonly target: string };
type Comment = { readonly account: number; readonly target: string; readonly text: string };

describe.skipIf(adbBinary === null)('warm-ups on three phones through real Appium', () => {
  let all: WarmupPhones;

  const lines = (sql: string) => all.desk.room.store.all(plainSql<Line>(sql));
  const ledger = (state: string) =>
    lines(`SELECT account_id AS account, action AS kind, target FROM limit_entry WHERE state = '${state}'`);
  const journal = (state: string) =>
    lines(`SELECT account_id AS account, iif(kind = 'view_story', 'story_view', kind) AS kind, target
      FROM warmup_action WHERE state = '${state}' AND kind <> 'scroll'`);
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
    store.write((tx) => putSetting(tx, 'limits', { ...usualLimits, perDay, workspacePerDay }));
    const asked = recipe({
      actions: [
        { kind: 'scroll', count: { from: 8, to: 8 }, weight: 8 },
        { kind: 'like', count: { from: 4, to: 4 }, weight: 10 },
        { kind: 'follow', count: { from: 2, to: 2 }, weight: 8 },
        { kind: 'comment', count: { from: 2, to: 2 }, weight: 8 },
        { kind: 'view_story', count: { from: 2, to: 2 }, weight: 8 },
      ],
      sources: [
        { kind: 'home' },
        { kind: 'hashtag', tag: 'handmade' },
        { kind: 'account', handle: 'fern.pottery' },
      ],
      comments,
      pauseSeconds: { from: 45, to: 65 },
    });
    const runs = all.accountIds.map((id) => all.start(asked, id));
    for (const run of runs) expect(await end(run)).toMatchObject({ status: 'completed', problem: null });

    const acts = await all.acts();
    const [confirmed, kept] = [ledger('confirmed'), ledger('kept')];
    expect(ledger('reserved')).toEqual([]);
    expect(sorted(journal('done'))).toEqual(sorted(confirmed));
    expect(sorted(journal('unclear'))).toEqual(sorted(kept));
    // Nobody knows of what is kept whether it happened; everything else did, and nothing besides.
    const counted = sorted(acts);
    for (const one of sorted(confirmed)) expect(counted.splice(counted.indexOf(one), 1)).toEqual([one]);
    for (const one of counted) expect(sorted(kept)).toContain(one);
    expect(confirmed.length + kept.length).toBe(workspacePerDay);
    expect(new Set(acts.map(({ kind }) => kind))).toEqual(
      new Set(['like', 'follow', 'comment', 'story_view']),
    );
    for (const account of all.accountIds)
      for (const kind of ['like', 'follow', 'comment', 'story_view'] as const)
        expect(
          [...confirmed, ...kept].filter((line) => line.account === account && line.kind === kind).length,
          `${kind} of account ${account}`,
        ).toBeLessThanOrEqual(perDay[kind]);

    const actors = new Map<string, Set<number>>();
    for (const { account, target } of acts)
      actors.set(target, (actors.get(target) ?? new Set()).add(account));
    for (const of of actors.values()) expect(of.size).toBe(1);
    expect(new Set(acts.map(({ account }) => account)).size).toBe(handles.length);

    const said = acts.filter(({ kind }) => kind === 'comment');
    const written = store.all(
      plainSql<Comment>(`SELECT account_id AS account, target, text FROM warmup_action
        WHERE kind = 'comment' AND state IN ('done', 'unclear')`),
    );
    for (const { account, target, text } of said) {
      expect(comments).toContain(text);
      expect(written).toContainEqual({ account, target, text });
    }
    const skipped = [...all.clocks.values()].map(({ skippedMs }) => skippedMs);
    for (const milliseconds of skipped) expect(milliseconds).toBeLessThanOrEqual(20 * 60_000);
    expect(Math.max(...skipped)).toBeGreaterThan(8 * 60_000);
  }, 240_000);

  test('after "Try again later" nothing is tapped any more, the account rests, and what was counted stays counted', async () => {
    await using open = await openWarmupPhones(adbBinary ?? '', handles.slice(0, 1));
    all = open;
    const [accountId = 0] = all.accountIds;
    const [serial = ''] = all.serials;
    await all.desk.order(serial, { kind: 'try_again_later', when: 'after_act' });
    const asked = recipe({
      actions: [{ kind: 'like', count: { from: 4, to: 4 }, weight: 10 }],
      sources: [{ kind: 'home' }],
    });
    expect(await end(all.start(asked, accountId))).toMatchObject({
      status: 'needs_review',
      problem: { code: 'action_blocked' },
    });

    const { acts, taps, screen } = await all.desk.record(serial);
    expect(acts.map(({ kind }) => kind)).toEqual(['like']);
    expect(taps.filter(({ at }) => at > (acts[0]?.at ?? 0))).toEqual([]);
    expect(screen).toBe('try_again_later');
    expect(sorted([...ledger('confirmed'), ...ledger('kept')])).toEqual([
      `${accountId} like ${acts[0]?.target ?? ''}`,
    ]);
    expect(ledger('reserved')).toEqual([]);
    const account = all.desk.room.store.get(
      plainSql<{ status: string }>('SELECT status FROM account WHERE id = ?', [accountId]),
    );
    expect(account).toEqual({ status: 'cooldown' });
  }, 120_000);
});
