import { array, assert, boolean, integer, option, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { choosePruning, type KeptJob } from '../../../../src-agent/runs/choose-pruning.ts';

const day = 24 * 60 * 60_000;
const now = 4000 * day;
const policy = { failedDays: 60, doneDays: 20, gigabytes: 1 };
const kept = (jobId: number, daysAgo: number | null, rest: Partial<KeptJob> = {}): KeptJob => ({
  jobId,
  endedAt: daysAgo === null ? null : now - daysAgo * day,
  failed: false,
  bytes: 1000,
  ...rest,
});

test('what is past its days goes, what failed stays longer, what goes on stays', () => {
  const jobs = [
    kept(1, 30),
    kept(2, 10),
    kept(3, 30, { failed: true }),
    kept(4, 70, { failed: true }),
    kept(5, null),
  ];
  expect(choosePruning(jobs, policy, now)).toEqual([4, 1]);
});

test('beyond the limit the oldest go first, as few as need be, and never what goes on', () => {
  const half = 500_000_000;
  const jobs = [
    kept(1, 1, { bytes: half }),
    kept(2, 3, { bytes: half, failed: true }),
    kept(3, 2, { bytes: half }),
    kept(4, null, { bytes: half }),
  ];
  expect(choosePruning(jobs, policy, now)).toEqual([2, 3]);
  expect(choosePruning([kept(1, null, { bytes: 9 * half })], policy, now)).toEqual([]);
});

test('whatever is kept: the limit holds or nothing more may go, in the order of their age', () => {
  const job = record({
    endedAt: option(integer({ min: now - 100 * day, max: now })),
    failed: boolean(),
    bytes: integer({ min: 1, max: 600_000_000 }),
  });
  assert(
    property(array(job, { maxLength: 30 }), (made) => {
      const jobs = made.map((each, jobId) => ({ ...each, jobId }));
      const chosen = choosePruning(jobs, policy, now);
      const of = (jobId: number) => jobs[jobId] ?? expect.fail('no such job');
      const rest = jobs.filter(({ jobId }) => !chosen.includes(jobId));
      expect(chosen.every((jobId) => of(jobId).endedAt !== null)).toBe(true);
      const ages = chosen.map((jobId) => of(jobId).endedAt ?? 0);
      expect(ages).toEqual(ages.toSorted((a, b) => a - b));
      const left = rest.reduce((sum, { bytes }) => sum + bytes, 0);
      if (left > 1_000_000_000) expect(rest.filter(({ endedAt }) => endedAt !== null)).toEqual([]);
      for (const { endedAt, failed } of rest)
        if (endedAt !== null) expect(now - endedAt).toBeLessThanOrEqual((failed ? 60 : 20) * day);
    }),
  );
});
