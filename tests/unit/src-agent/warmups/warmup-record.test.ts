import { expect, test } from 'vitest';
import { plainSql } from '../../../../src-agent/store/plain-sql.ts';
import { warmupRecord } from '../../../../src-agent/warmups/warmup-record.ts';
import { KeptRun } from '../../../support/kept-run.ts';

test('a warm-up is told by how often each was done, and a session by its actions, the newest first', async () => {
  await using kept = await KeptRun.open(2);
  const { store } = kept.bench;
  const [one = 0, two = 0] = kept.jobIds;
  const add = (jobId: number, position: number, kind: string, state: string) =>
    store.write((tx) =>
      tx.run(
        plainSql(
          `INSERT INTO warmup_action (run_id, job_id, account_id, position, kind, target, state, started_at)
            VALUES (?, ?, 1, ?, ?, 'nice.place', ?, ?)`,
          [kept.runId, jobId, position, kind, state, kept.clock.at],
        ),
      ),
    );
  add(one, 0, 'scroll', 'done');
  add(one, 1, 'like', 'unclear');
  add(one, 2, 'like', 'done');
  add(two, 0, 'like', 'skipped');
  const all = warmupRecord(store, kept.runId);
  expect(all).toEqual({
    ok: true,
    value: {
      tallies: [
        { kind: 'like', done: 1, unclear: 1, skipped: 1 },
        { kind: 'scroll', done: 1, unclear: 0, skipped: 0 },
      ],
      actions: [],
    },
  });
  const session = warmupRecord(store, kept.runId, one);
  expect(session.ok && session.value.actions.map(({ kind, state }) => [kind, state])).toEqual([
    ['like', 'done'],
    ['like', 'unclear'],
    ['scroll', 'done'],
  ]);
  expect(warmupRecord(store, kept.runId + 1)).toMatchObject({ ok: false, refusal: { code: 'NOT_FOUND' } });
});
