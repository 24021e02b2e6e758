import type { JobPriority } from '../../src-shared/domain/job.ts';
import { instantOf, wallTimeOf } from '../../src-shared/planning/wall-clock.ts';
import { contentVersion } from '../campaigns/content-version.ts';
import { conflict, done, invalid, notFound, type Outcome } from '../outcome.ts';
import type { Row } from '../store/schema.ts';
import type { EventDraft, Store, Writer } from '../store/store.ts';
import { isMovable } from './calendar.ts';
import { priorityNumber } from './job-priority.ts';
import { moveJob } from './journal.ts';

/** What a person may change of a post that has not begun. A time is an instant, or one on the clock of its zone. */
export type JobWishes = {
  readonly scheduledAt?: string | undefined;
  readonly localTime?: string | undefined;
  /** As it is posted: nothing in it is filled in any more. */
  readonly caption?: string | undefined;
  readonly priority?: JobPriority | undefined;
};

/** What a person may do to single posts that have not begun, and to failed ones that are left so. */
export class JobChanges {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Moves a post, or changes its caption or its priority. One that asks because its slot was missed waits for its new time then. */
  update(id: number, wishes: JobWishes): Outcome<number> {
    return this.#change(id, (tx, job) => {
      if (!isMovable(job)) return conflict('begun', 'This post has begun or ended and stays as it is.');
      const now = this.#store.now();
      const time = newTime(job, wishes);
      if (time !== null && time.scheduled_at < now - 60_000)
        return invalid({
          path: wishes.localTime === undefined ? 'scheduledAt' : 'localTime',
          message: 'This time has passed. Choose one that is still to come.',
        });
      const change = {
        ...time,
        ...newCaption(tx, job, wishes.caption),
        ...(wishes.priority === undefined ? {} : { priority: priorityNumber[wishes.priority] }),
        updated_at: now,
      };
      // First, because whoever puts a job back may be late with it, and this one gets a new time.
      if (time !== null && job.status === 'needs_review')
        moveJob(tx, job, 'retrying', now, { problem: null });
      tx.run(tx.query.updateTable('job').set(change).where('id', '=', id));
      tx.append(jobLine(job, 'job.changed', time === null ? 'A post was changed' : 'A post was moved'));
      return done(id);
    });
  }

  /** Removes a post that has not begun, and its first comment with it. */
  delete(id: number): Outcome<{ ok: true }> {
    const removed = this.#change(id, (tx, job) => {
      if (job.attempts > 0 || (job.status !== 'pending' && job.status !== 'cancelled'))
        return conflict('begun', 'This post has begun and is kept with what happened. Cancel it instead.');
      tx.run(tx.query.deleteFrom('job').where('parent_id', '=', id));
      tx.run(tx.query.deleteFrom('job').where('id', '=', id));
      tx.append(jobLine(job, 'job.deleted', 'A post was removed'));
      return done(id);
    });
    return removed.ok ? done({ ok: true }) : removed;
  }

  /** Leaves a failed job as it is: it is not asked about any more. */
  dismiss(id: number): Outcome<number> {
    return this.#change(id, (tx, job) => {
      if (job.status !== 'failed')
        return conflict('wrong_status', 'Only a failed post can be left as it is. Decide this one.');
      tx.run(tx.query.updateTable('job').set({ dismissed_at: this.#store.now() }).where('id', '=', id));
      tx.append(jobLine(job, 'job.changed', 'A failed post was put aside'));
      return done(id);
    });
  }

  #change(id: number, act: (tx: Writer, job: Row<'job'>) => Outcome<number>): Outcome<number> {
    return this.#store.write((tx) => {
      const job = tx.get(tx.query.selectFrom('job').selectAll().where('id', '=', id));
      return job === undefined ? notFound('job', id) : act(tx, job);
    });
  }
}

/** The columns of a new caption: with it the post is another one, under its own key. */
function newCaption(tx: Writer, job: Row<'job'>, caption: string | undefined) {
  if (caption === undefined) return {};
  const campaign = tx.get(tx.query.selectFrom('campaign').select('uid').where('id', '=', job.campaign_id));
  const { item, kind, occurrence } = job;
  const mediaIds = JSON.parse(job.media_json) as number[];
  const identity = { campaignUid: campaign?.uid ?? '', item, kind, mediaIds, caption, occurrence };
  return { caption, content_version: contentVersion(identity) };
}

/** The columns of a new time; null when none is wished for. How late it may be stays as it was. */
function newTime(job: Row<'job'>, { scheduledAt, localTime }: JobWishes) {
  if (scheduledAt === undefined && localTime === undefined) return null;
  const at = localTime === undefined ? Date.parse(scheduledAt ?? '') : instantOf(localTime, job.zone).instant;
  return {
    scheduled_at: at,
    due_at: at,
    local_time: wallTimeOf(at, job.zone),
    not_after: job.not_after === null ? null : at + (job.not_after - job.scheduled_at),
  };
}

function jobLine(job: Row<'job'>, type: 'job.changed' | 'job.deleted', message: string): EventDraft {
  const about = { jobId: job.id, runId: job.run_id, accountId: job.account_id, campaignId: job.campaign_id };
  return { type, message, ...about };
}
