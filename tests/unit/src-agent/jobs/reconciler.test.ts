import { expect, test } from 'vitest';
import type { Checked, Work } from '../../../../src-agent/delivery/delivery.ts';
import { readOnly, type Routes } from '../../../../src-agent/delivery/routes.ts';
import { Jobs } from '../../../../src-agent/jobs/jobs.ts';
import { recordAttempt } from '../../../../src-agent/jobs/journal.ts';
import { reconcileJob } from '../../../../src-agent/jobs/reconciler.ts';
import { recoverJobs } from '../../../../src-agent/jobs/recovery.ts';
import { claimNext } from '../../../support/claim-next.ts';
import { EngineBench } from '../../../support/engine-bench.ts';

const start = 1_790_000_000_000;
const day = 24 * 60 * 60_000;
const problem = { code: 'outcome_unknown', message: 'Nobody knows.', nextAction: 'Wait.' } as const;

/** A job that was killed while it was being shared, and the looks that are made for it. */
async function unknownJob() {
  let now = start;
  const bench = await EngineBench.open(() => now);
  const { store } = bench;
  const { deviceId, accountIds } = bench.addPhone('ALDER', 1);
  const runId = bench.start(accountIds, 'Fresh beans');
  const first = claimNext(store, deviceId, 'killed', 30_000) ?? expect.fail('nothing was due');
  const entry = { attemptId: first.attemptId, jobId: first.job.id, runId };
  store.write((tx) => {
    recordAttempt(tx, entry, 'prepared', now, { evidence: { countBefore: 3 } });
    recordAttempt(tx, entry, 'commit_sent', now, { evidence: { sentAt: new Date(now).toISOString() } });
  });
  recoverJobs(store, bench.ledger);
  const jobs = new Jobs(store);
  const look = async (see: (before: unknown, work: Work) => Checked) => {
    now += 60_000;
    const claim = claimNext(store, deviceId, 'this agent', 30_000) ?? expect.fail('no look is due');
    const routes: Routes = [
      {
        name: 'phone',
        takes: () => null,
        delivery: {
          open: () => expect.fail('the reconciler opened an attempt'),
          look: (work, before) => Promise.resolve(see(before, work)),
        },
      },
    ];
    await reconcileJob(
      {
        store,
        ledger: bench.ledger,
        dataDir: bench.folder,
        routes: readOnly(routes),
        holdLease: () => ({
          deviceId,
          transport: 'ALDER',
          assertHeld: () => undefined,
          [Symbol.asyncDispose]: () => {
            store.write((tx) => tx.run(tx.query.deleteFrom('lease')));
            return Promise.resolve();
          },
        }),
        random: () => 0.5,
        report: (error) => expect.fail(String(error)),
      },
      claim,
      new AbortController().signal,
    );
    const job = jobs.list({ runId, limit: 1 }).items[0] ?? expect.fail('the job is gone');
    return { job, attempts: jobs.journal(job.id) };
  };
  return {
    look,
    wait: (milliseconds: number) => (now += milliseconds),
    [Symbol.asyncDispose]: () => bench[Symbol.asyncDispose](),
  };
}

test('each look knows what was known before the attempt and what the looks before it saw', async () => {
  await using desk = await unknownJob();
  const seen: unknown[] = [];
  const undecided = (count: number): Checked => ({
    kind: 'look_again',
    afterMs: 1,
    problem,
    evidence: { seenCount: count },
  });
  await desk.look((before) => {
    seen.push(before);
    return undecided(4);
  });
  const { job, attempts } = await desk.look((before) => {
    seen.push(before);
    return undecided(5);
  });
  expect(seen).toEqual([
    { countBefore: 3, sentAt: new Date(start).toISOString() },
    {
      countBefore: 3,
      sentAt: new Date(start).toISOString(),
      seenCount: 4,
      lookedAt: new Date(start + 60_000).toISOString(),
    },
  ]);
  expect(job).toMatchObject({ status: 'retrying', problem });
  expect(attempts).toMatchObject([{ state: 'unknown', evidence: { countBefore: 3, seenCount: 5 } }]);
});

test('what reading has not decided after a day goes to a person, with the evidence', async () => {
  await using desk = await unknownJob();
  const again = (): Checked => ({ kind: 'look_again', afterMs: 1, problem, evidence: { seenCount: 4 } });
  desk.wait(day - 120_000);
  expect((await desk.look(again)).job.status).toBe('retrying');
  desk.wait(60_000);
  const { job, attempts } = await desk.look(again);
  expect(job).toMatchObject({ status: 'needs_review', problem });
  expect(attempts).toMatchObject([{ state: 'unknown', evidence: { countBefore: 3, seenCount: 4 } }]);
});

test('a post that was found ends the job without another attempt', async () => {
  await using desk = await unknownJob();
  const { job, attempts } = await desk.look(() => ({ kind: 'published', evidence: { seenCount: 4 } }));
  expect(job.status).toBe('completed');
  expect(attempts.map(({ state }) => state)).toEqual(['published']);
});

test('a look that breaks leaves the outcome unknown', async () => {
  await using desk = await unknownJob();
  const { job, attempts } = await desk.look(() => ({
    kind: 'stopped',
    remedy: 'fail',
    problem: { code: 'app_missing', message: 'The app is gone.', nextAction: 'Install it.' },
  }));
  expect(job.status).toBe('needs_review');
  expect(attempts.map(({ state }) => state)).toEqual(['unknown']);
});
