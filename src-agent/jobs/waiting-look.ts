import type { Problem } from '../../src-shared/domain/problem.ts';
import { plainSql } from '../store/plain-sql.ts';
import type { Row } from '../store/schema.ts';
import type { Reader, Writer } from '../store/store.ts';
import { jobChanged } from './journal.ts';
import { type Lane, putOffLane } from './lanes.ts';

/** How long after the look is due the other posts ask whether it is done. */
const afterLookMs = 1000;

/**
 * Whether a post has to wait because the account is still to be looked at for an earlier one of which it is not known
 * whether it is there. Another post would be the newest then, and nobody could tell any more. The lane is put off, and the
 * job says why.
 */
export function waitsForLook(tx: Writer, lane: Lane, job: Row<'job'>, now: number): boolean {
  const dueAt = lookDueAt(tx, lane);
  if (dueAt === null) return false;
  putOffLane(tx, lane, Math.max(now, dueAt) + afterLookMs);
  jobChanged(tx, job, unknownBefore);
  return true;
}

/** When the account is to be looked at over that route; null when nothing is unclear. */
function lookDueAt(reader: Reader, { account_id, delivery }: Lane): number | null {
  return reader.get(plainSql<{ at: number | null }>(lookAtAccount, [account_id, delivery]))?.at ?? null;
}

const unknownBefore: Problem = {
  code: 'outcome_unknown',
  message: 'It is not known yet whether the post before is there.',
  nextAction: 'Nothing: the account is looked at first, then it goes on by itself.',
};

const lookAtAccount = `SELECT min(due_at) AS at FROM job INDEXED BY job_looking WHERE account_id = ?
  AND status IN ('pending', 'retrying') AND next_action = 'check' AND delivery = ?`;
