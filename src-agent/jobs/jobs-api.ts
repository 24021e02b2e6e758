import { answer } from '../api/answer.ts';
import { notYet } from '../api/not-yet.ts';
import { agentContract } from '../api/implementer.ts';
import type { Outcome } from '../outcome.ts';
import { countJobs } from '../runs/runs.ts';
import type { Store } from '../store/store.ts';
import type { JobDecisions } from './decisions.ts';
import type { Jobs } from './jobs.ts';

/** `jobs` of the contract. */
export function jobsApi(store: Store, jobs: Jobs, decisions: JobDecisions) {
  const api = agentContract.jobs;
  const changed = (outcome: Outcome<number>) => answer(jobs.get(answer(outcome)));
  return api.router({
    list: api.list.handler(({ input }) => jobs.list(input)),
    get: api.get.handler(({ input }) => ({ ...answer(jobs.get(input.id)), journal: jobs.journal(input.id) })),
    retry: api.retry.handler(({ input }) => changed(decisions.retry(input.id))),
    cancel: api.cancel.handler(({ input }) => changed(decisions.cancel(input.id))),
    resolve: api.resolve.handler(({ input }) => changed(decisions.resolve(input.id, input.decision))),
    create: api.create.handler(notYet),
    update: api.update.handler(notYet),
    delete: api.delete.handler(notYet),
    retryFailed: api.retryFailed.handler(notYet),
    dismiss: api.dismiss.handler(notYet),
    inbox: api.inbox.handler(notYet),
    calendar: api.calendar.handler(notYet),
    statistics: api.statistics.handler(({ input }) => countJobs(store, input)),
  });
}
