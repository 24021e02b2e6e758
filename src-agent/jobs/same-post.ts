import type { Problem } from '../../src-shared/domain/problem.ts';
import { plainSql } from '../store/plain-sql.ts';
import type { Row } from '../store/schema.ts';
import type { Reader, Writer } from '../store/store.ts';
import { moveJob } from './journal.ts';

/** What makes a post that very post on that account, whichever route it goes over. */
export function contentKey(job: Pick<Row<'job'>, 'account_id' | 'content_version'>): string {
  return `${job.account_id}:${job.content_version}`;
}

/** Whether another job's attempt at this very post is open, of unknown outcome or published: nothing may be tried then. */
export function isBlocked(reader: Reader, job: Row<'job'>): boolean {
  return reader.get(plainSql(openAttempt, [contentKey(job)])) !== undefined;
}

/** Asks the person about a job that the attempt of another stands in the way of. */
export function askAboutSamePost(tx: Writer, job: Row<'job'>, now: number): void {
  moveJob(tx, job, 'needs_review', now, { problem: samePost });
}

const samePost: Problem = {
  code: 'outcome_unknown',
  message: 'Another try of this very post was published, or may have been.',
  nextAction:
    'Look at the account. If the post is there, say so or give this one up; if not, decide the other one first.',
};

// The states of the index attempt_once, literally, so that it is used.
const openAttempt = `SELECT 1 FROM attempt
  WHERE content_key = ? AND state IN ('claimed', 'prepared', 'commit_sent', 'unknown', 'published')`;
