import { expect, test } from 'vitest';
import type { AttemptState } from '../../../../src-shared/domain/job.ts';
import { claimNext } from '../../../support/claim-next.ts';
import { Jobs } from '../../../../src-agent/jobs/jobs.ts';
import { recordAttempt } from '../../../../src-agent/jobs/journal.ts';
import { recoverJobs } from '../../../../src-agent/jobs/recovery.ts';
import { EngineBench } from '../../../support/engine-bench.ts';

/** The states an attempt goes through, up to the one it was in when the agent ended. */
const way: readonly AttemptState[] = ['claimed', 'prepared', 'commit_sent', 'unknown'];

test.each([
  ['claimed', 'not_published', 'post'],
  ['prepared', 'not_published', 'post'],
  ['commit_sent', 'unknown', 'check'],
  ['unknown', 'unknown', 'check'],
] as const)(
  'interrupted when %s: the attempt is %s and the job goes on with %s',
  async (state, attempt, action) => {
    await using bench = await EngineBench.open();
    const { deviceId, accountIds } = bench.addPhone('ALDER', 1);
    const runId = bench.start(accountIds);
    const claim = claimNext(bench.store, deviceId, 'an agent that was killed', 30_000);
    if (claim === null) throw new Error('nothing to claim');
    const entry = { attemptId: claim.attemptId, jobId: claim.job.id, runId };
    bench.store.write((tx) => {
      for (const next of way.slice(1, way.indexOf(state) + 1))
        recordAttempt(tx, entry, next, bench.store.now());
    });

    expect(recoverJobs(bench.store, bench.ledger)).toBe(1);

    const jobs = new Jobs(bench.store);
    expect(jobs.journal(claim.job.id).map((each) => each.state)).toEqual([attempt]);
    const row = bench.store.get(
      bench.store.query.selectFrom('job').select(['status', 'next_action', 'failures']),
    );
    expect(row).toEqual({ status: 'retrying', next_action: action, failures: 0 });
    expect(recoverJobs(bench.store, bench.ledger)).toBe(0);
  },
);

test('the store itself refuses a second attempt while one may have posted', async () => {
  await using bench = await EngineBench.open();
  const { accountIds } = bench.addPhone('ALDER', 1);
  bench.start(accountIds);
  const attempt = (number: number, state: AttemptState) =>
    bench.store.write((tx) =>
      tx.run(
        tx.query.insertInto('attempt').values({
          job_id: 1,
          account_id: 1,
          content_key: 'one post',
          number,
          state,
          evidence_json: '{}',
          started_at: 0,
        }),
      ),
    );
  for (const [index, state] of (
    ['published', 'unknown', 'commit_sent', 'prepared', 'claimed'] as const
  ).entries()) {
    attempt(index * 2 + 1, state);
    expect(() => attempt(index * 2 + 2, 'claimed')).toThrow('UNIQUE');
    bench.store.write((tx) => tx.run(tx.query.updateTable('attempt').set({ state: 'not_published' })));
  }
});
