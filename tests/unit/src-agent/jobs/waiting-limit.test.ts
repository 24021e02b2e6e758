import { expect, test } from 'vitest';
import { conclude } from '../../../../src-agent/jobs/conclude.ts';
import { claimNext } from '../../../support/claim-next.ts';
import { Jobs } from '../../../../src-agent/jobs/jobs.ts';
import { recordAttempt } from '../../../../src-agent/jobs/journal.ts';
import { giveUpWaiting } from '../../../../src-agent/jobs/waiting-limit.ts';
import { EngineBench } from '../../../support/engine-bench.ts';

const limitMs = 15 * 60_000;
const lost = {
  kind: 'stopped' as const,
  remedy: 'wait' as const,
  problem: { code: 'device_lost' as const, message: 'The phone is gone.', nextAction: 'Plug it in.' },
};

/** A job whose phone was unplugged before (`prepare`) or after (`check`) it was shared. */
async function unplugged(during: 'prepare' | 'check') {
  let now = 1_000_000;
  const bench = await EngineBench.open(() => now);
  const { deviceId, accountIds } = bench.addPhone('ALDER', 1);
  const runId = bench.start(accountIds);
  const claim = claimNext(bench.store, deviceId, 'this agent', 30_000);
  if (claim === null) throw new Error('nothing to claim');
  if (during === 'check')
    bench.store.write((tx) => {
      const entry = { attemptId: claim.attemptId, jobId: claim.job.id, runId };
      for (const state of ['prepared', 'commit_sent', 'unknown'] as const)
        recordAttempt(tx, entry, state, now);
    });
  await conclude({ store: bench.store, ledger: bench.ledger, random: () => 0.5 }, claim, {
    during,
    result: lost,
  });
  const setPhone = (state: 'ready' | 'absent') =>
    bench.store.write((tx) =>
      tx.run(tx.query.updateTable('device').set({ state }).where('id', '=', deviceId)),
    );
  const job = () => new Jobs(bench.store).list({ limit: 1 }).items[0];
  const wait = (milliseconds: number) => {
    now += milliseconds;
    giveUpWaiting(bench.store, limitMs);
  };
  return { bench, setPhone, job, wait };
}

test('a job waits for its phone up to the limit, and then fails with what to do', async () => {
  const { bench, setPhone, job, wait } = await unplugged('prepare');
  await using _bench = bench;
  setPhone('absent');
  wait(limitMs - 1);
  expect(job()).toMatchObject({ status: 'retrying', problem: { code: 'device_lost' } });
  wait(2);
  expect(job()).toMatchObject({ status: 'failed', problem: { code: 'device_lost' } });
  expect(job()?.problem?.message).toContain('15 minutes');
});

test('a job that may have posted goes to a person instead: it never fails unseen', async () => {
  const { bench, setPhone, job, wait } = await unplugged('check');
  await using _bench = bench;
  setPhone('absent');
  wait(limitMs + 1);
  expect(job()).toMatchObject({ status: 'needs_review' });
});

test('a phone that is back ends the waiting, however long it took', async () => {
  const { bench, job, wait } = await unplugged('prepare');
  await using _bench = bench;
  wait(limitMs * 4);
  expect(job()).toMatchObject({ status: 'retrying' });
});
