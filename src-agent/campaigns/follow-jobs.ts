import type { JobKind } from '../../src-shared/domain/job.ts';
import { priorityNumber } from '../jobs/job-priority.ts';
import type { Steps } from '../steps.ts';
import { plainSql } from '../store/plain-sql.ts';
import type { Store, Writer } from '../store/store.ts';
import type { AccountFacts } from './campaign-facts.ts';
import { contentVersion } from './content-version.ts';
import type { NewMoment } from './new-moments.ts';
import type { Contents, PostContent, PostWriter } from './post-content.ts';
import { type JobsOf, notAfter, writeComment } from './write-jobs.ts';

/** Jobs written anew in one step: some tens of milliseconds at most. */
const inOneStep = 250;

/** What waiting jobs follow. */
export type Following = {
  readonly store: Store;
  readonly of: JobsOf;
  readonly accounts: ReadonlyMap<number, AccountFacts>;
  readonly contents: Contents;
  readonly writer: PostWriter;
  /** New times by job; a job that is not named keeps its time. */
  readonly moments: ReadonlyMap<number, NewMoment>;
  /** False once a newer change takes over. */
  readonly isNewest: () => boolean;
};

type WaitingJob = {
  readonly id: number;
  readonly account_id: number;
  readonly kind: JobKind;
  readonly item: number;
  readonly occurrence: string;
  readonly parent_id: number | null;
  readonly scheduled_at: number;
  readonly due_at: number;
  readonly local_time: string;
  readonly plan_time: string;
  readonly zone: string;
};

/** Writes the waiting posts anew, and adds first comments that they did not have; answers how many followed. */
export function* followPosts(following: Following): Steps<number> {
  return yield* eachWaiting(following, `kind <> 'comment'`, (tx, job, now) => {
    const found = contentFor(following, job);
    if (found === null) return 0;
    const moment = following.moments.get(job.id);
    const time = moment === undefined ? keptTime(job) : newTime(moment);
    const place = { localTime: time.local_time, occurrence: job.occurrence };
    const text = following.writer.write(found.content, found.account, place);
    const deadline = notAfter(following.of.plan, time.scheduled_at);
    const changes = rewrite(tx, following.of, { job, ...found, caption: text.caption, time, deadline, now });
    if (changes === 1 && text.firstComment !== '' && tx.get(plainSql(commentOf, [job.id])) === undefined) {
      const post = { ...found, ...text, ...place, at: time.scheduled_at, zone: time.zone };
      writeComment(tx, following.of, post, job.id, now);
    }
    return changes;
  });
}

/** Writes the waiting first comments anew, or removes those that are no longer wanted; answers how many followed. */
export function* followComments(following: Following): Steps<number> {
  return yield* eachWaiting(following, `kind = 'comment'`, (tx, job, now) => {
    const found = contentFor(following, job);
    const parent = tx.get(plainSql<WaitingJob>(`SELECT * FROM job WHERE id = ?`, [job.parent_id]));
    if (found === null || parent === undefined) return 0;
    const place = { localTime: parent.local_time, occurrence: job.occurrence };
    const caption = following.writer.write(found.content, found.account, place).firstComment;
    if (caption === '') return tx.run(plainSql(removeWaiting, [job.id])).changes;
    const time = { ...keptTime(parent), due_at: parent.scheduled_at };
    return rewrite(tx, following.of, { job, ...found, caption, time, deadline: null, now });
  });
}

type Rewriting = {
  readonly job: WaitingJob;
  readonly content: PostContent;
  readonly caption: string;
  readonly time: Pick<WaitingJob, 'scheduled_at' | 'due_at' | 'local_time' | 'plan_time' | 'zone'>;
  readonly deadline: number | null;
  readonly now: number;
};

function rewrite(tx: Writer, of: JobsOf, { job, content, caption, time, deadline, now }: Rewriting): number {
  const mediaIds = job.kind === 'comment' ? [] : content.mediaIds;
  const { item, kind, occurrence } = job;
  return tx.run(
    plainSql(update, [
      mediaIds[0] ?? null,
      JSON.stringify(mediaIds),
      caption,
      contentVersion({ campaignUid: of.campaign.uid, item, kind, mediaIds, caption, occurrence }),
      priorityNumber[of.plan.priority],
      time.scheduled_at,
      time.due_at,
      time.local_time,
      time.plan_time,
      time.zone,
      deadline,
      now,
      job.id,
    ]),
  ).changes;
}

function* eachWaiting(
  { store, of, isNewest }: Following,
  which: string,
  act: (tx: Writer, job: WaitingJob, now: number) => number,
): Steps<number> {
  const select = `SELECT id, account_id, kind, item, occurrence, parent_id, scheduled_at, due_at, local_time, plan_time, zone
    FROM job WHERE run_id = ? AND status = 'pending' AND attempts = 0 AND ${which} AND id > ? ORDER BY id LIMIT ?`;
  let followed = 0;
  for (let after = 0; isNewest();) {
    const last = store.write((tx) => {
      const jobs = tx.all(plainSql<WaitingJob>(select, [of.runId, after, inOneStep]));
      for (const job of jobs) followed += act(tx, job, store.now());
      return jobs.at(-1)?.id ?? null;
    });
    if (last === null) return followed;
    after = last;
    yield;
  }
  return followed;
}

function contentFor({ accounts, contents }: Following, job: WaitingJob) {
  const account = accounts.get(job.account_id);
  const content = account === undefined ? undefined : contents.get(account.platform)?.get(job.item);
  return account === undefined || content === undefined ? null : { account, content };
}

function keptTime(job: WaitingJob): Rewriting['time'] {
  return job;
}

function newTime({ at, localTime, zone }: NewMoment): Rewriting['time'] {
  return { scheduled_at: at, due_at: at, local_time: localTime, plan_time: localTime, zone };
}

const commentOf = `SELECT 1 FROM job WHERE parent_id = ? AND kind = 'comment'`;
const removeWaiting = `DELETE FROM job WHERE id = ? AND status = 'pending' AND attempts = 0`;
const update = `UPDATE job SET media_id = ?, media_json = ?, caption = ?, content_version = ?, priority = ?,
  scheduled_at = ?, due_at = ?, local_time = ?, plan_time = ?, zone = ?, not_after = ?, updated_at = ?
  WHERE id = ? AND status = 'pending' AND attempts = 0`;
