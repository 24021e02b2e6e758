import { answer } from '../api/answer.ts';
import { agentContract } from '../api/implementer.ts';
import type { Outcome } from '../outcome.ts';
import { countJobs } from '../runs/runs.ts';
import type { Store } from '../store/store.ts';
import { doGently } from '../steps.ts';
import { addPost } from '../campaigns/add-post.ts';
import type { CampaignParts } from '../campaigns/campaign-parts.ts';
import { readCalendar } from './calendar.ts';
import type { ConflictRules } from './calendar-conflicts.ts';
import type { JobDecisions } from './decisions.ts';
import { Inbox } from './inbox.ts';
import { JobChanges } from './job-changes.ts';
import { retryFailed } from './retry-failed.ts';
import type { Jobs } from './jobs.ts';

/** What `jobs` of the contract is answered with. */
export type JobsApiParts = {
  readonly store: Store;
  readonly jobs: Jobs;
  readonly decisions: JobDecisions;
  readonly planning: CampaignParts;
  /** How many posts or stories that account may make on one of its days. */
  readonly perDay: ConflictRules['perDay'];
};

/** `jobs` of the contract. */
export function jobsApi({ store, jobs, decisions, planning, perDay }: JobsApiParts) {
  const api = agentContract.jobs;
  const changes = new JobChanges(store);
  const inbox = new Inbox(store, jobs);
  const changed = (outcome: Outcome<number>) => answer(jobs.get(answer(outcome)));
  return api.router({
    list: api.list.handler(({ input }) => jobs.list(input)),
    get: api.get.handler(({ input }) => ({ ...answer(jobs.get(input.id)), journal: jobs.journal(input.id) })),
    retry: api.retry.handler(({ input }) => changed(decisions.retry(input.id))),
    cancel: api.cancel.handler(({ input }) => changed(decisions.cancel(input.id))),
    resolve: api.resolve.handler(({ input }) => changed(decisions.resolve(input.id, input.decision))),
    create: api.create.handler(({ input }) => changed(addPost(planning, input))),
    update: api.update.handler(({ input }) => changed(changes.update(input.id, input))),
    delete: api.delete.handler(({ input }) => answer(changes.delete(input.id))),
    retryFailed: api.retryFailed.handler(async ({ input }) => ({
      retried: await doGently(retryFailed(store, decisions, input)),
    })),
    dismiss: api.dismiss.handler(({ input }) => changed(changes.dismiss(input.id))),
    inbox: api.inbox.handler(({ input }) => inbox.list(input)),
    calendar: api.calendar.handler(({ input }) => answer(readCalendar(store, input, { perDay }))),
    statistics: api.statistics.handler(({ input }) => countJobs(store, input)),
  });
}
