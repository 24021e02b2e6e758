import { expect, test } from 'vitest';
import { planIssues } from '../../../../src-shared/planning/plan-issues.ts';
import { planPosts } from '../../../../src-shared/planning/plan-posts.ts';
import { accounts, input, items, plan } from '../../../support/plan-input.ts';

test.each([
  [
    { schedule: { kind: 'spread', from: '2026-12-01T09:00', until: '2026-12-01T08:00' } },
    'plan.schedule.until',
    'The window ends before it begins',
  ],
  [
    { zone: 'UTC', schedule: { kind: 'spread', from: '2026-11-01T09:00', until: '2026-11-02T09:00' } },
    'plan.schedule.until',
    'This window is over',
  ],
  [
    {
      zone: 'UTC',
      schedule: { kind: 'spread', from: '2026-12-01T09:00', until: '2026-12-01T10:30', minGapMinutes: 60 },
    },
    'plan.schedule.until',
    'Only 2 of 3 posts',
  ],
  [
    {
      zone: 'UTC',
      blackouts: [{ from: '08:00', until: '11:00' }],
      schedule: { kind: 'spread', from: '2026-12-01T09:00', until: '2026-12-01T10:30' },
    },
    'plan.schedule.until',
    'None of 3 posts',
  ],
  [
    { schedule: { kind: 'spread', from: '2026-12-01T09:00', until: '2029-12-01T10:30' } },
    'plan.schedule.until',
    'longer than a year',
  ],
  [{ blackouts: [{ from: '00:00', until: '00:00' }] }, 'plan.blackouts', 'leave no time'],
  [
    {
      blackouts: [{ from: '08:00', until: '10:00' }],
      schedule: { kind: 'slots', from: '2026-12-01', slots: [{ days: [1], time: '09:00' }] },
    },
    'plan.blackouts',
    'All posting times',
  ],
  [
    { schedule: { kind: 'recurring', from: '2026-12-01T09:00', rule: 'FREQ=MINUTELY' } },
    'plan.schedule.rule',
    'More often',
  ],
  [
    {
      schedule: { kind: 'recurring', from: '2026-12-01T09:00', rule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30' },
    },
    'plan.schedule.rule',
    'never comes true',
  ],
  [
    { schedule: { kind: 'recurring', from: '2026-11-01T09:00', rule: 'FREQ=DAILY;COUNT=3' } },
    'plan.schedule.rule',
    'it is over',
  ],
])('%j: %s, %s', (fields, path, message) => {
  const three = input({ items: items([], [], []) });
  const issues = planIssues(plan(fields), three);
  expect(issues).toEqual([{ path, message: expect.stringContaining(message) }]);
  expect([...planPosts(plan(fields), three)]).toEqual([]);
});

test('a post that nobody may take is told', () => {
  const [issue] = planIssues(
    plan({}),
    input({ items: items([], ['tiktok']), accounts: accounts(3).slice(2) }),
  );
  expect(issue).toMatchObject({ path: 'items.1', message: expect.stringContaining('Post 2 is skipped') });
});
