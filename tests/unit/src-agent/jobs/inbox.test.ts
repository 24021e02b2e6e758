import { afterEach, beforeEach, expect, test } from 'vitest';
import type { JobStatus } from '../../../../src-shared/domain/job.ts';
import type { ProblemCode } from '../../../../src-shared/domain/problem.ts';
import { JobDecisions } from '../../../../src-agent/jobs/decisions.ts';
import { Inbox } from '../../../../src-agent/jobs/inbox.ts';
import { JobChanges } from '../../../../src-agent/jobs/job-changes.ts';
import { Jobs } from '../../../../src-agent/jobs/jobs.ts';
import { retryFailed } from '../../../../src-agent/jobs/retry-failed.ts';
import { doAtOnce } from '../../../../src-agent/steps.ts';
import { EngineBench } from '../../../support/engine-bench.ts';

let bench: EngineBench;
let inbox: Inbox;
let jobs: Jobs;
let decisions: JobDecisions;

beforeEach(async () => {
  bench = await EngineBench.open();
  jobs = new Jobs(bench.store);
  inbox = new Inbox(bench.store, jobs);
  decisions = new JobDecisions(bench.store, () => undefined, bench.ledger);
});
afterEach(() => bench[Symbol.asyncDispose]());

/** Leaves a job as an agent would have, with an attempt in that state. */
function leave(jobId: number, status: JobStatus, code: ProblemCode, attempt?: 'unknown' | 'not_published') {
  const problem = JSON.stringify({ code, message: `It was ${code}.`, nextAction: 'Look.' });
  bench.store.write((tx) => {
    tx.run(
      tx.query.updateTable('job').set({ status, problem_json: problem, attempts: 1 }).where('id', '=', jobId),
    );
    if (attempt === undefined) return;
    tx.run(
      tx.query.insertInto('attempt').values({
        job_id: jobId,
        account_id: 1,
        content_key: `key ${jobId}`,
        number: 1,
        state: attempt,
        evidence_json: JSON.stringify({
          caption: 'Hello',
          countBefore: 8,
          seenCaption: 'Older',
          seenCount: 9,
        }),
        problem_json: problem,
        started_at: 1,
        commit_sent_at: 2,
      }),
    );
  });
}

test('everything that needs a person is there with its reason, what was seen, and what can be decided', () => {
  const { accountIds } = bench.addPhone('CEDAR', 5);
  bench.start(accountIds, 'Hello');
  leave(1, 'needs_review', 'outcome_unknown', 'unknown');
  leave(2, 'needs_review', 'challenge', 'not_published');
  leave(3, 'needs_review', 'slot_missed');
  leave(4, 'failed', 'media_rejected', 'not_published');
  const { items, total } = inbox.list({ limit: 10 });
  expect(total).toBe(4);
  expect(items.map(({ reason, decisions: can }) => [reason, can[0]])).toEqual([
    ['failed', 'retry'],
    ['missed_slot', 'try_again'],
    ['challenge', 'try_again'],
    ['outcome_unknown', 'published'],
  ]);
  const unknown = items[3];
  expect(unknown?.expected).toContainEqual({ label: 'Caption', value: 'Hello' });
  expect(unknown?.seen).toEqual([
    { label: 'Newest post', value: 'Older' },
    { label: 'Posts', value: '9' },
    { label: 'What happened', value: 'It was outcome_unknown.' },
  ]);
  expect(inbox.list({ limit: 10, reason: 'challenge' }).items).toHaveLength(1);
  expect(inbox.list({ limit: 10, search: 'cedar.0' }).items.map(({ job }) => job.id)).toEqual([1]);
  expect(inbox.list({ limit: 10, search: 'cedar%' }).items).toEqual([]);
});

test('a failed job leaves the inbox when it is put aside, and comes back when it fails again', () => {
  const { accountIds } = bench.addPhone('CEDAR', 1);
  bench.start(accountIds);
  leave(1, 'failed', 'timeout', 'not_published');
  const changes = new JobChanges(bench.store);
  expect(changes.dismiss(1)).toMatchObject({ ok: true });
  expect(inbox.list({ limit: 10 }).items).toEqual([]);
  expect(decisions.retry(1)).toMatchObject({ ok: true });
  expect(jobs.get(1)).toMatchObject({ value: { status: 'retrying', dismissedAt: null } });
  leave(1, 'failed', 'timeout');
  expect(inbox.list({ limit: 10 }).items).toHaveLength(1);
  leave(1, 'completed', 'timeout');
  expect(changes.dismiss(1)).toMatchObject({ ok: false, refusal: { reason: 'wrong_status' } });
});

test('all failed jobs of a run go back at once; those of others and what is not failed stay', () => {
  const { accountIds } = bench.addPhone('CEDAR', 250);
  const first = bench.start(accountIds);
  const second = bench.start(accountIds.slice(0, 2));
  for (let id = 1; id <= 249; id += 1) leave(id, 'failed', 'timeout');
  leave(251, 'failed', 'timeout');
  expect(doAtOnce(retryFailed(bench.store, decisions, { runId: first }))).toBe(249);
  expect(jobs.list({ limit: 1, runId: first, status: 'retrying' }).total).toBe(249);
  expect(jobs.list({ limit: 1, runId: second, status: 'failed' }).total).toBe(1);
});
