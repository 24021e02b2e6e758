import { afterEach, beforeEach, expect, test } from 'vitest';
import { addPost } from '../../../../src-agent/campaigns/add-post.ts';
import { JobChanges } from '../../../../src-agent/jobs/job-changes.ts';
import { Jobs } from '../../../../src-agent/jobs/jobs.ts';
import { EngineBench } from '../../../support/engine-bench.ts';

const now = Date.parse('2026-11-25T09:00:00Z');
const post = { campaignId: 1, item: 0, priority: 'high' } as const;
let bench: EngineBench;
let accountIds: readonly number[];
let jobs: Jobs;

beforeEach(async () => {
  bench = await EngineBench.open(() => now);
  ({ accountIds } = bench.addPhone('CEDAR', 3));
  bench.start(accountIds.slice(0, 2), 'Hello from {account.handle}');
  jobs = new Jobs(bench.store);
});
afterEach(() => bench[Symbol.asyncDispose]());

test('one more account gets the post at its time, with its own words, in the same run', () => {
  const added = addPost(bench.planning, {
    ...post,
    accountId: accountIds[2] ?? 0,
    scheduledAt: '2026-11-26T10:00:00.000Z',
  });
  expect(added).toMatchObject({ ok: true });
  expect(jobs.list({ limit: 10 }).items.at(-1)).toMatchObject({
    runId: 1,
    accountHandle: 'cedar.2',
    caption: 'Hello from cedar.2',
    scheduledAt: '2026-11-26T10:00:00.000Z',
    priority: 'high',
    status: 'pending',
  });
});

test('the very post an account has already, an item that is not there, and a time that is past are refused', () => {
  const accountId = accountIds[0] ?? 0;
  expect(addPost(bench.planning, { ...post, accountId })).toMatchObject({ refusal: { reason: 'same_post' } });
  expect(addPost(bench.planning, { ...post, accountId, item: 7 })).toMatchObject({
    refusal: { issues: [{ path: 'item' }] },
  });
  const third = { ...post, accountId: accountIds[2] ?? 0 };
  expect(addPost(bench.planning, { ...third, localTime: '2026-11-24T09:00' })).toMatchObject({
    refusal: { issues: [{ path: 'localTime' }] },
  });
  expect(addPost(bench.planning, { ...third, campaignId: 9 })).toMatchObject({
    refusal: { kind: 'campaign' },
  });
  expect(jobs.list({ limit: 10 }).total).toBe(2);
});

test('a post with another caption is another post, so that the first one can be added again', () => {
  const accountId = accountIds[0] ?? 0;
  const [first] = jobs.list({ limit: 1 }).items;
  expect(new JobChanges(bench.store).update(first?.id ?? 0, { caption: 'Other words' })).toMatchObject({
    ok: true,
  });
  expect(jobs.get(first?.id ?? 0)).toMatchObject({ value: { caption: 'Other words' } });
  expect(addPost(bench.planning, { ...post, accountId })).toMatchObject({ ok: true });
  expect(addPost(bench.planning, { ...post, accountId })).toMatchObject({ ok: false });
});
