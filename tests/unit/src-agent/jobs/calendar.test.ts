import { afterEach, beforeEach, expect, test } from 'vitest';
import { type CalendarAnswer, readCalendar } from '../../../../src-agent/jobs/calendar.ts';
import { JobChanges } from '../../../../src-agent/jobs/job-changes.ts';
import { Jobs } from '../../../../src-agent/jobs/jobs.ts';
import type { Outcome } from '../../../../src-agent/outcome.ts';
import { EngineBench } from '../../../support/engine-bench.ts';

const now = Date.parse('2026-11-25T09:00:00Z');
const rules = { perDay: () => 2 };
const month = { from: '2026-11-01T00:00:00.000Z', until: '2026-12-01T00:00:00.000Z', zone: 'Europe/Berlin' };
let bench: EngineBench;
let changes: JobChanges;

beforeEach(async () => {
  bench = await EngineBench.open(() => now);
  changes = new JobChanges(bench.store);
});
afterEach(() => bench[Symbol.asyncDispose]());

/** Plans a job for a time on the clock of Berlin (UTC+1 in that month). */
function plan(jobId: number, day: string, time: string): void {
  const at = Date.parse(`${day}T${time}:00+01:00`);
  bench.store.write((tx) =>
    tx.run(
      tx.query
        .updateTable('job')
        .set({
          scheduled_at: at,
          due_at: at,
          local_time: `${day}T${time}`,
          zone: 'Europe/Berlin',
          not_after: at + 7_200_000,
        })
        .where('id', '=', jobId),
    ),
  );
}

function valueOf(answer: Outcome<CalendarAnswer>): CalendarAnswer {
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
  return answer.value;
}

test('posts are on the day of the zone that is asked for, each day with its counts', () => {
  bench.start(bench.addPhone('CEDAR', 3).accountIds);
  plan(1, '2026-11-26', '23:30');
  plan(2, '2026-11-27', '00:10');
  plan(3, '2026-12-01', '00:30');
  const berlin = valueOf(readCalendar(bench.store, month, rules));
  expect(berlin.items.map(({ id, localTime }) => [id, localTime])).toEqual([
    [1, '2026-11-26T23:30'],
    [2, '2026-11-27T00:10'],
    [3, '2026-12-01T00:30'],
  ]);
  const full = berlin.days.filter(({ counts }) => counts.pending > 0);
  expect(full.map(({ day }) => day)).toEqual(['2026-11-26', '2026-11-27', '2026-12-01']);
  const tokyo = valueOf(readCalendar(bench.store, { ...month, zone: 'Asia/Tokyo' }, rules));
  expect(
    tokyo.days.filter(({ counts }) => counts.pending > 0).map(({ day, counts }) => [day, counts.pending]),
  ).toEqual([
    ['2026-11-27', 2],
    ['2026-12-01', 1],
  ]);
  expect(valueOf(readCalendar(bench.store, { ...month, platform: 'tiktok' }, rules)).total).toBe(0);
  expect(readCalendar(bench.store, { ...month, zone: 'Mars/Base' }, rules)).toMatchObject({ ok: false });
  expect(readCalendar(bench.store, { ...month, until: month.from }, rules)).toMatchObject({ ok: false });
});

test('a day with more posts than the account may make says so on each of them', () => {
  const { accountIds } = bench.addPhone('CEDAR', 1);
  for (let run = 1; run <= 3; run += 1) {
    bench.start(accountIds, `Post ${run}`);
    plan(run, '2026-11-26', `1${run}:00`);
  }
  const crowded = valueOf(readCalendar(bench.store, month, rules));
  expect(crowded.items.map(({ conflict }) => conflict)).toEqual(
    Array.from({ length: 3 }, () => expect.stringContaining('3 posts are planned for @cedar.0') as string),
  );
  expect(crowded.days.find(({ day }) => day === '2026-11-26')?.conflicts).toBe(3);
  expect(changes.update(3, { localTime: '2026-11-27T09:00' })).toMatchObject({ ok: true });
  const eased = valueOf(readCalendar(bench.store, month, rules));
  expect(eased.items.map(({ conflict }) => conflict)).toEqual([null, null, null]);
});

test('a post is moved on its own clock with the time it may be late, unless it began or the time is past', () => {
  bench.start(bench.addPhone('CEDAR', 1).accountIds);
  plan(1, '2026-11-26', '10:00');
  expect(changes.update(1, { localTime: '2026-11-28T18:00', priority: 'high' })).toMatchObject({ ok: true });
  const moved = new Jobs(bench.store).get(1);
  expect(moved).toMatchObject({
    value: {
      scheduledAt: '2026-11-28T17:00:00.000Z',
      dueAt: '2026-11-28T17:00:00.000Z',
      notAfter: '2026-11-28T19:00:00.000Z',
      priority: 'high',
    },
  });
  expect(changes.update(1, { scheduledAt: '2026-11-25T08:00:00.000Z' })).toMatchObject({
    refusal: { code: 'INVALID', issues: [{ path: 'scheduledAt' }] },
  });
  bench.store.write((tx) => tx.run(tx.query.updateTable('job').set({ attempts: 1 }).where('id', '=', 1)));
  expect(changes.update(1, { localTime: '2026-11-29T10:00' })).toMatchObject({
    refusal: { reason: 'begun' },
  });
  expect(changes.delete(1)).toMatchObject({ ok: false });
});
