import { afterEach, beforeEach, expect, test } from 'vitest';
import { type LimitAsk, LimitsLedger, type Settlement } from '../../../../src-agent/limits/ledger.ts';
import { readingTexts } from '../../../../src-agent/limits/limit-readings.ts';
import { Limits } from '../../../../src-agent/limits/limits.ts';
import { bringBackFromFuture } from '../../../../src-agent/limits/set-back-clock.ts';
import { doAtOnce } from '../../../../src-agent/steps.ts';
import { plainSql } from '../../../../src-agent/store/plain-sql.ts';
import { usualLimits } from '../../../../src-shared/domain/limits.ts';
import { type AccountsDesk, openAccountsDesk, valueOf } from '../../../support/accounts-desk.ts';

const hour = 3_600_000;
const zone = () => 'Europe/Berlin';

let desk: AccountsDesk;
let ledger: LimitsLedger;
let limits: Limits;
beforeEach(async () => {
  desk = await openAccountsDesk();
  ledger = new LimitsLedger(zone);
  limits = new Limits(desk.store, zone);
});
afterEach(() => desk[Symbol.dispose]());

const ask = (accountId: number, rest: Partial<LimitAsk> = {}): LimitAsk => ({
  accountId,
  action: 'post',
  deviceId: null,
  jobId: null,
  ...rest,
});
const reserve = (asked: LimitAsk) => desk.store.write((tx) => ledger.reserve(tx, asked, desk.store.now()));
const settle = (entryId: number, to: Settlement) =>
  desk.store.write((tx) => ledger.settle(tx, entryId, to, desk.store.now()));
/** Does it as often as it may, up to `most` times; answers how often. */
function doMany(asked: LimitAsk, most: number): number {
  for (let times = 0; times < most; times += 1) {
    const answer = reserve(asked);
    if (answer.kind === 'refused') return times;
    settle(answer.entryId, 'confirmed');
  }
  return most;
}
const at = (text: string) => (desk.clock.at = Date.parse(text));
const meter = (id: number) => valueOf(limits.ofAccount(id)).meters[0];

test('an account does its number a day and is free again at its own midnight, on days of 23 and 25 hours too', () => {
  const ana = desk.add('ana', { timezone: 'Australia/Lord_Howe' });
  const ben = desk.add('ben');
  at('2026-03-28T22:00:00Z');
  expect([doMany(ask(ana), 20), doMany(ask(ben), 20)]).toEqual([12, 12]);
  expect(reserve(ask(ben))).toEqual({
    kind: 'refused',
    reason: 'day',
    message: 'This account has used up its limit of 12 posts a day. It is free again on 29 Mar at 00:00.',
    freeAt: Date.parse('2026-03-28T23:00:00Z'),
  });
  at('2026-03-28T23:00:00Z');
  expect(doMany(ask(ben), 20)).toBe(12);
  // Clocks went forward in the night: this day of Berlin has 23 hours.
  expect(meter(ben)).toMatchObject({ used: 12, held: 0, limit: 12, ceiling: 25, own: false });
  expect(meter(ben)?.resetsAt).toBe('2026-03-29T22:00:00.000Z');
  at('2026-10-25T01:00:00Z');
  expect(meter(ben)?.resetsAt).toBe('2026-10-25T23:00:00.000Z');
  // Half an hour of summer time.
  at('2026-10-03T14:00:00Z');
  expect(meter(ana)?.resetsAt).toBe('2026-10-04T13:00:00.000Z');
});

test('whatever is stored, no account gets above its ceiling', () => {
  const ana = desk.add('ana');
  desk.run(
    "INSERT INTO setting VALUES ('limits', ?)",
    JSON.stringify({
      ...usualLimits,
      perDay: { ...usualLimits.perDay, post: 9000, story: 'many' },
      gapSeconds: -5,
    }),
  );
  expect(doMany(ask(ana), 40)).toBe(25);
  expect(doMany(ask(ana, { action: 'story' }), 60)).toBe(25);
  desk.run('INSERT INTO account_limit VALUES (?, ?)', ana, '{"comment": 400, "like": "all", "no": 1}');
  expect(doMany(ask(ana, { action: 'comment' }), 40)).toBe(15);
  expect(doMany(ask(ana, { action: 'like' }), 70)).toBe(50);
  desk.run('UPDATE account_limit SET own_json = ?', '[]');
  expect(limits.get().perDay).toMatchObject({ post: 25, story: 25 });
  expect(valueOf(limits.ofAccount(ana)).own).toEqual({});
});

test('moving to another zone or setting the clock back frees nothing', () => {
  const [east, west, back] = [
    desk.add('east', { timezone: 'Pacific/Pago_Pago' }),
    desk.add('west', { timezone: 'Pacific/Kiritimati' }),
    desk.add('back', { timezone: 'UTC' }),
  ];
  const move = (id: number, timezone: string) => valueOf(desk.accounts.update(id, { timezone }));
  at('2026-11-21T09:30:00Z');
  expect(doMany(ask(east), 30)).toBe(12);
  at('2026-11-21T10:30:00Z');
  expect([doMany(ask(west), 30), doMany(ask(back), 30)]).toEqual([12, 12]);
  // Midnight on Kiritimati was at 10:00, in Pago Pago it is at 11:00: east skips a day, west has the same one again.
  move(east, 'Pacific/Kiritimati');
  move(west, 'Pacific/Pago_Pago');
  at('2026-11-21T10:45:00Z');
  expect(reserve(ask(east))).toMatchObject({ freeAt: Date.parse('2026-11-21T11:00:00Z') });
  expect(reserve(ask(west))).toMatchObject({ freeAt: Date.parse('2026-11-22T10:00:00Z') });
  move(east, 'Pacific/Pago_Pago');
  expect(reserve(ask(east))).toMatchObject({ freeAt: Date.parse('2026-11-21T11:00:00Z') });
  at('2026-11-19T10:00:00Z');
  expect(doMany(ask(back), 30)).toBe(0);
  at('2026-11-21T23:59:00Z');
  expect(doMany(ask(back), 30)).toBe(0);
  at('2026-11-22T00:00:00Z');
  expect(doMany(ask(back), 30)).toBe(12);
});

test('what a wrong clock wrote a year ahead counts as done today once that is put right', () => {
  const ana = desk.add('ana');
  const rightTime = desk.clock.at;
  desk.clock.at += 365 * 24 * hour;
  doMany(ask(ana), 12);
  const open = reserve(ask(ana, { action: 'like', jobId: 9 }));
  desk.clock.at = rightTime;
  expect(doMany(ask(ana), 1)).toBe(0);
  expect(doAtOnce(bringBackFromFuture(desk.store))).toBe(12);
  expect(meter(ana)).toMatchObject({ used: 12 });
  desk.clock.at += 24 * hour;
  expect(doMany(ask(ana), 1)).toBe(1);
  expect(open.kind).toBe('reserved');
  desk.store.write((tx) => ledger.settleJob(tx, 9, 'released', desk.store.now()));
});

test('what is in hand over midnight counts on both days', () => {
  const ana = desk.add('ana');
  at('2026-11-21T22:59:00Z');
  const first = reserve(ask(ana));
  at('2026-11-21T23:01:00Z');
  expect(meter(ana)).toMatchObject({ used: 0, held: 1 });
  if (first.kind === 'reserved') settle(first.entryId, 'kept');
  expect(meter(ana)).toMatchObject({ used: 0, held: 1 });
  expect(doMany(ask(ana), 30)).toBe(11);
});

test('a reservation is settled once: the same again is harmless, anything else a defect', () => {
  const ana = desk.add('ana');
  const settleJob = (to: Settlement) =>
    desk.store.write((tx) => ledger.settleJob(tx, 5, to, desk.store.now()));
  settleJob('confirmed');
  reserve(ask(ana, { jobId: 5 }));
  settleJob('released');
  settleJob('released');
  expect(() => settleJob('confirmed')).toThrow('is released and cannot become confirmed');
  reserve(ask(ana, { jobId: 5 }));
  settleJob('kept');
  settleJob('kept');
  expect(meter(ana)).toMatchObject({ used: 0, held: 1 });
  settleJob('confirmed');
  expect(() => settleJob('kept')).toThrow('is confirmed and cannot become kept');
  expect(meter(ana)).toMatchObject({ used: 1, held: 0 });
  expect(() => settle(99, 'kept')).toThrow('gone');
  expect(() => reserve(ask(99))).toThrow('account 99 is gone');
});

test('two accounts keep 30 days apart on one target, however its handle is spelt', () => {
  const [ana, ben] = [desk.add('ana'), desk.add('ben')];
  const other = desk.add('ana', { platform: 'tiktok' });
  const follow = (accountId: number, target: string) => reserve(ask(accountId, { action: 'follow', target }));
  const first = follow(ana, '@Nike ');
  if (first.kind === 'reserved') settle(first.entryId, 'confirmed');
  expect(follow(ben, 'nike')).toMatchObject({
    reason: 'target',
    message:
      'Another of your accounts acted on nike. Two accounts stay 30 days apart on one target: it is free again on 21 Dec at 10:00.',
    freeAt: desk.clock.at + 30 * 24 * hour,
  });
  expect([follow(ana, 'nike').kind, follow(other, 'nike').kind, follow(ben, 'puma').kind]).toEqual([
    'reserved',
    'reserved',
    'reserved',
  ]);
});

test('numbers are set in the contract’s way: no equal quiet hours, none of an account that is gone, one event each', () => {
  const ana = desk.add('ana');
  const quiet = limits.set({ ...usualLimits, quietHours: { from: '22:00', until: '22:00' } });
  expect(quiet).toMatchObject({ ok: false, refusal: { issues: [{ path: 'quietHours.until' }] } });
  valueOf(limits.set({ ...usualLimits, perHour: 3, quietHours: { from: '22:00', until: '07:00' } }));
  expect(doMany(ask(ana), 30)).toBe(3);
  valueOf(desk.accounts.archive(ana, true));
  expect(valueOf(limits.setOfAccount(ana, { post: 0 })).meters[0]).toMatchObject({
    limit: 0,
    own: true,
    used: 3,
  });
  expect(reserve(ask(ana))).toMatchObject({ reason: 'day', freeAt: null });
  expect(valueOf(limits.setOfAccount(ana, {})).meters[0]).toMatchObject({ limit: 12, own: false });
  at('2026-11-21T23:00:00Z');
  expect(reserve(ask(ana))).toMatchObject({ reason: 'quiet', freeAt: Date.parse('2026-11-22T06:00:00Z') });
  expect(limits.ofAccount(99)).toMatchObject({ ok: false, refusal: { code: 'NOT_FOUND' } });
  expect(limits.setOfAccount(99, {})).toMatchObject({ ok: false, refusal: { code: 'NOT_FOUND' } });
  const events = desk.store.all(plainSql("SELECT account_id FROM event WHERE type = 'limits.updated'"));
  expect(events).toEqual([{ account_id: null }, { account_id: ana }, { account_id: ana }]);
});

test('no reading looks at more than its own lines: each goes by an index, a tally by its key', () => {
  const plans = Object.fromEntries(
    Object.entries(readingTexts).map(([name, text]) => [
      name,
      desk.store
        .all(
          plainSql<{ detail: string }>(
            `EXPLAIN QUERY PLAN ${text}`,
            Array(text.split('?').length - 1).fill(0),
          ),
        )
        .map(({ detail }) => detail),
    ]),
  );
  expect(plans).toMatchInlineSnapshot(`
    {
      "countToday": [
        "SEARCH limit_entry USING INDEX limit_by_account (account_id=? AND action=? AND counts_until>?)",
      ],
      "lastOnTarget": [
        "SEARCH limit_entry USING INDEX limit_by_target (platform=? AND target=? AND done_by>?)",
      ],
      "metersToday": [
        "SEARCH limit_entry USING INDEX limit_by_account (account_id=? AND action=? AND counts_until>?)",
      ],
      "subject": [
        "SEARCH account USING INTEGER PRIMARY KEY (rowid=?)",
        "SEARCH account_limit USING INTEGER PRIMARY KEY (rowid=?) LEFT-JOIN",
        "SCALAR SUBQUERY 1",
        "SEARCH setting USING INDEX sqlite_autoindex_setting_1 (key=?)",
      ],
      "tally": [
        "SEARCH limit_tally USING PRIMARY KEY (day=? AND device_id=?)",
      ],
      "timesLately": [
        "SEARCH limit_entry USING INDEX limit_by_account (account_id=? AND action=? AND counts_until>?)",
      ],
      "timesToday": [
        "SEARCH limit_entry USING INDEX limit_by_account (account_id=? AND action=? AND counts_until>?)",
      ],
    }
  `);
  expect(JSON.stringify(plans)).not.toContain('SCAN limit');
});
