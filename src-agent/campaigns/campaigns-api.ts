import { answer } from '../api/answer.ts';
import { notYet } from '../api/not-yet.ts';
import { agentContract } from '../api/implementer.ts';
import { conflict, type Outcome } from '../outcome.ts';
import type { RunControl } from '../runs/run-control.ts';
import type { Runs } from '../runs/runs.ts';
import type { Store } from '../store/store.ts';
import { type Campaigns, previews } from './campaigns.ts';
import { doGently } from '../steps.ts';
import { startCampaign } from './start-campaign.ts';

/** `campaigns` of the contract. */
export function campaignsApi(store: Store, campaigns: Campaigns, runs: Runs, control: RunControl) {
  const api = agentContract.campaigns;

  /** Does something to the campaign's newest run and answers the campaign as it is then. */
  const throughRun = async (
    id: number,
    act: (runId: number) => Outcome<number> | Promise<Outcome<number>>,
  ) => {
    const campaign = answer(campaigns.get(id));
    answer(campaign.lastRunId === null ? notStarted : await act(campaign.lastRunId));
    return answer(campaigns.get(id));
  };

  return api.router({
    list: api.list.handler(({ input }) => campaigns.list(input)),
    get: api.get.handler(({ input }) => answer(campaigns.get(input.id))),
    create: api.create.handler(({ input }) => answer(campaigns.create(input))),
    update: api.update.handler(({ input }) => answer(campaigns.update(input.id, input))),
    delete: api.delete.handler(({ input }) => answer(campaigns.delete(input.id))),
    check: api.check.handler(({ input }) => {
      const { issues, posts } = campaigns.check(input);
      return {
        issues,
        issueCount: issues.length,
        warnings: [],
        warningCount: 0,
        accounts: input.accountIds.length,
        posts: posts.length,
        firstAt: null,
        lastAt: null,
        previews: previews(posts, input),
      };
    }),
    preview: api.preview.handler(notYet),
    starting: api.starting.handler(notYet),
    duplicate: api.duplicate.handler(notYet),
    archive: api.archive.handler(notYet),
    saveAsTemplate: api.saveAsTemplate.handler(notYet),
    start: api.start.handler(async ({ input }) =>
      answer(runs.get(answer(await doGently(startCampaign(store, campaigns, input.id))))),
    ),
    pause: api.pause.handler(({ input }) => throughRun(input.id, (runId) => control.pause(runId))),
    resume: api.resume.handler(({ input }) => throughRun(input.id, (runId) => control.resume(runId))),
    cancel: api.cancel.handler(({ input }) => throughRun(input.id, (runId) => doGently(control.stop(runId)))),
  });
}

const notStarted = conflict('not_started', 'This campaign was not started yet.');
