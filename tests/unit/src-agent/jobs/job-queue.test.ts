import { afterEach, beforeEach, expect, test } from 'vitest';
import { conclude } from '../../../../src-agent/jobs/conclude.ts';
import { JobDecisions } from '../../../../src-agent/jobs/decisions.ts';
import { type Claim, JobQueue } from '../../../../src-agent/jobs/job-queue.ts';
import { Jobs } from '../../../../src-agent/jobs/jobs.ts';
import { recordAttempt } from '../../../../src-agent/jobs/journal.ts';
import { KillSwitches, mayCommit } from '../../../../src-agent/jobs/kill-switch.ts';
import { askAboutSomeMissed } from '../../../../src-agent/jobs/missed-slots.ts';
import type { AttemptEnd } from '../../../../src-agent/jobs/verdict.ts';
import { RunControl } from '../../../../src-agent/runs/run-control.ts';
import { plainSql } from '../../../../src-agent/store/plain-sql.ts';
import { writeSetting } from '../../../../src-agent/store/settings.ts';
import { usualLimits } from '../../../../src-shared/domain/limits.ts';
import { EngineBench } from '../../../support/engine-bench.ts';

const hour = 3_600_000;
let now: number;
let bench: EngineBench;
let queue: JobQueue;
let deviceId: number;
let accountIds: number[];

beforeEach(async () => {
  now = Date.UTC(2026, 10, 21, 9);
  bench = await EngineBench.open(() => now);
  ({ deviceId, accountIds } = bench.addPhone('ALDER', 2));
  queue = new JobQueue({ store: bench.store, ledger: bench.ledger, holder: 'test', leaseMs: 30_000 });
});
afterEach(() => bench[Symbol.asyncDispose]());

const run = (text: string, ...values: unknown[]) => bench.store.write((tx) => tx.run(plainSql(text, values)));
const job = (id: number) => {
  const found = new Jobs(bench.store).get(id);
  return found.ok ? found.value : expect.fail('the job is gone');
};
/** Puts what comes next over the way without a phone. */
const overApi = () => run("UPDATE job SET delivery = 'api' WHERE status = 'pending'");
const take = (): Claim => {
  const claim = queue.next(null);
  return claim === null || claim === 'more' ? expect.fail('nothing was due') : claim;
};
const problem = { code: 'rejected', message: 'No.', nextAction: 'Look.' } as const;
function end(claim: Claim, how: 'published' | 'rejected' | 'unknown') {
  const entry = { attemptId: claim.attemptId, jobId: claim.job.id, runId: claim.job.run_id };
  bench.store.write((tx) => {
    for (const state of ['prepared', 'commit_sent'] as const) recordAttempt(tx, entry, state, now);
  });
  const result: AttemptEnd =
    how === 'published'
      ? { during: 'commit', result: { kind: 'published', evidence: {} } }
      : { during: 'commit', result: { kind: how, problem } };
  // On a disk that takes it, it is written at once.
  void conclude({ store: bench.store, ledger: bench.ledger, random: () => 0.5 }, claim, result);
}
const parked = () =>
  bench.store
    .all(plainSql<{ parked: string | null }>('SELECT parked FROM lane ORDER BY id'))
    .map((each) => each.parked);

test('a job that comes too late is not posted: a person is asked, and who decides so posts it late', () => {
  bench.start(accountIds);
  overApi();
  run('UPDATE job SET not_after = ?', now + hour);
  now += 3 * hour;
  expect(queue.next(null)).toBeNull();
  expect([job(1).status, job(2).status]).toEqual(['needs_review', 'needs_review']);
  expect(job(1).problem).toMatchObject({ code: 'slot_missed', message: expect.stringContaining('3 hours') });
  const decisions = new JobDecisions(bench.store, () => undefined, bench.ledger);
  expect(decisions.resolve(1, 'try_again').ok).toBe(true);
  expect(take().job.id).toBe(1);
});

test('what nothing can claim is asked about when its time is over, also while its run is paused', () => {
  const runId = bench.start(accountIds);
  run('UPDATE job SET not_after = ?', now + hour);
  new RunControl(bench.store, () => undefined).pause(runId);
  expect(askAboutSomeMissed(bench.store)).toBe(false);
  expect(job(1).status).toBe('pending');
  now += hour + 1;
  askAboutSomeMissed(bench.store);
  expect([job(1).status, job(2).status]).toEqual(['needs_review', 'needs_review']);
});

test('a comment follows its post, ends with it, and comes back when the post is made after all', () => {
  bench.start(accountIds.slice(0, 1));
  run(`INSERT INTO job (uid, run_id, campaign_id, account_id, delivery, status, kind, parent_id, caption, content_version,
    max_retries, due_at, created_at, updated_at) SELECT 'c', run_id, campaign_id, account_id, 'api', 'pending', 'comment', id, 'First!',
    'c', 3, due_at, created_at, updated_at FROM job`);
  overApi();
  const post = take();
  expect(post.job.kind).toBe('photo');
  end(post, 'rejected');
  expect(job(2)).toMatchObject({ status: 'cancelled', problem: { code: 'parent_failed' } });
  new JobDecisions(bench.store, () => undefined, bench.ledger).retry(1);
  end(take(), 'published');
  const comment = take();
  expect(comment.job).toMatchObject({ id: 2, kind: 'comment' });
  end(comment, 'rejected');
  expect([job(1).status, job(2).status]).toEqual(['completed', 'failed']);
});

test('an account posts nothing more over a route until it was looked at for the post nobody knows of', () => {
  bench.start([1]);
  bench.start([1, 2], 'Again');
  overApi();
  end(take(), 'unknown');
  expect(take().job.account_id).toBe(2);
  expect(queue.next(null)).toBeNull();
  expect(job(2)).toMatchObject({ status: 'pending', problem: { code: 'outcome_unknown' } });
  now += 2000;
  const look = take();
  expect(look).toMatchObject({ action: 'check', job: { id: 1 } });
  now += 1000;
  expect(queue.next(null)).toBeNull();
  const seen: AttemptEnd = { during: 'check', result: { kind: 'published', evidence: {} } };
  void conclude({ store: bench.store, ledger: bench.ledger, random: () => 0.5 }, look, seen);
  expect(take().job).toMatchObject({ id: 2, account_id: 1 });
  expect(job(2).problem).toBeNull();
});

test('a switch holds claims and the last moment before a commit, and lets go when it is turned back', () => {
  bench.start(accountIds);
  overApi();
  const switches = new KillSwitches(bench.store);
  for (const scope of [{ kind: 'all' }, { kind: 'platform', platform: 'instagram' }] as const) {
    expect(switches.set(scope, true, 'A wrong picture').ok).toBe(true);
    expect(switches.list()).toMatchObject([{ scope, reason: 'A wrong picture' }]);
    expect(queue.next(null)).toBeNull();
    expect(bench.store.write((tx) => mayCommit(tx, 1))).toMatchObject({ problem: { code: 'switched_off' } });
    switches.set(scope, false, '');
  }
  switches.set({ kind: 'account', accountId: 1 }, true, '');
  expect(take().job.account_id).toBe(2);
  expect(queue.next(null)).toBeNull();
  expect(parked()).toContain('account');
  switches.set({ kind: 'account', accountId: 1 }, false, '');
  expect(bench.store.write((tx) => mayCommit(tx, 1))).toBeNull();
  expect(take().job.account_id).toBe(1);
});

test('a used up limit holds the job until it is free, says why, and is asked again when the limits change', () => {
  writeSetting(bench.store, 'limits', { ...usualLimits, perDay: { ...usualLimits.perDay, post: 1 } });
  bench.start([1]);
  bench.start([1], 'Again');
  overApi();
  end(take(), 'published');
  expect(queue.next(null)).toBeNull();
  expect(job(2)).toMatchObject({ status: 'pending', attempts: 0, problem: { code: 'limit_reached' } });
  writeSetting(bench.store, 'limits', usualLimits);
  expect(take().job.id).toBe(2);
});

test('a phone, an account and a proxy have no more in hand than they may, and go on when one ends', () => {
  writeSetting(bench.store, 'concurrency', { global: 40, perProxy: 1 });
  run(`INSERT INTO proxy (id, uid, host, port, protocol, type, status, created_at, updated_at)
    VALUES (1, 'p', 'h', 1, 'http', 'mobile', 'error', 0, 0)`);
  run('UPDATE account SET proxy_id = 1');
  bench.start(accountIds);
  expect(queue.next(null)).toBeNull();
  const onPhone = queue.next(deviceId);
  expect(onPhone).toMatchObject({ route: 'phone', deviceId });
  overApi();
  expect(queue.next(null)).toBeNull();
  expect(parked()).toContain('proxy');
  run("UPDATE proxy SET status = 'active'");
  bench.start(accountIds, 'Again');
  overApi();
  const first = take();
  expect(first.job.account_id).toBe(2);
  expect(queue.next(null)).toBeNull();
  end(first, 'published');
  expect(take().job.account_id).toBe(2);
});
