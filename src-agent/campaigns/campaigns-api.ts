import { agentContract } from '../api/implementer.ts';
import { answer } from '../api/answer.ts';
import { conflict, type Outcome } from '../outcome.ts';
import type { RunControl } from '../runs/run-control.ts';
import type { Runs } from '../runs/runs.ts';
import { doGently } from '../steps.ts';
import type { Templates } from '../templates/templates.ts';
import type { CampaignParts } from './campaign-parts.ts';
import type { CampaignStarts } from './campaign-starts.ts';
import type { Campaigns } from './campaigns.ts';
import type { CampaignChanges } from './campaign-changes.ts';
import { checkCampaign } from './check-campaign.ts';
import { previewCampaign } from './preview-campaign.ts';
import { rehearseCampaign } from './rehearse-campaign.ts';
import { stillScheduled } from './still-scheduled.ts';

/** What `campaigns` of the contract answers from. */
export type CampaignsApiParts = CampaignParts & {
  readonly campaigns: Campaigns;
  readonly starts: CampaignStarts;
  readonly changes: CampaignChanges;
  readonly templates: Templates;
  readonly runs: Runs;
  readonly control: RunControl;
};

/** `campaigns` of the contract. */
export function campaignsApi(parts: CampaignsApiParts) {
  const { store, campaigns, starts, changes, templates, runs, control } = parts;
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
    list: api.list.handler(({ input }) => answer(campaigns.list(input))),
    get: api.get.handler(({ input }) => answer(campaigns.get(input.id))),
    create: api.create.handler(({ input }) => answer(campaigns.create(input))),
    update: api.update.handler(async ({ input: { id, ...change } }) =>
      answer(await changes.change(id, change)),
    ),
    delete: api.delete.handler(({ input }) => answer(campaigns.delete(input.id))),
    check: api.check.handler(({ input }) => doGently(checkCampaign(parts, input))),
    preview: api.preview.handler(async ({ input }) =>
      doGently(previewCampaign(parts, answer(campaigns.get(input.id)), input)),
    ),
    starting: api.starting.handler(({ input }) => answer(starts.starting(input.id))),
    duplicate: api.duplicate.handler(({ input }) => answer(campaigns.duplicate(input.id))),
    archive: api.archive.handler(({ input }) => answer(campaigns.archive(input.id, input.archived))),
    saveAsTemplate: api.saveAsTemplate.handler(({ input: { id, name } }) => {
      const recipe = answer(campaigns.recipe(id));
      const caption = recipe.items[0]?.caption ?? '';
      return answer(templates.create({ kind: 'posting', name, caption, campaign: recipe, warmup: null }));
    }),
    start: api.start.handler(async ({ input }) => answer(runs.get(answer(await starts.start(input.id))))),
    rehearse: api.rehearse.handler(async ({ input }) =>
      answer(runs.get(answer(await doGently(rehearseCampaign(parts, input.id, input.accountIds))))),
    ),
    pause: api.pause.handler(({ input }) => throughRun(input.id, (runId) => control.pause(runId))),
    resume: api.resume.handler(({ input }) =>
      throughRun(input.id, (runId) => {
        const resumed = control.resume(runId);
        if (resumed.ok) stillScheduled(store, input.id);
        return resumed;
      }),
    ),
    cancel: api.cancel.handler(({ input }) => throughRun(input.id, (runId) => doGently(control.stop(runId)))),
  });
}

const notStarted = conflict('not_started', 'This campaign was not started yet.');
