import type { AccountList } from './accounts/account-list.ts';
import { CampaignChanges } from './campaigns/campaign-changes.ts';
import type { CampaignParts } from './campaigns/campaign-parts.ts';
import { CampaignStarts } from './campaigns/campaign-starts.ts';
import { Campaigns } from './campaigns/campaigns.ts';
import { campaignsApi } from './campaigns/campaigns-api.ts';
import { RecurrencePlanner } from './campaigns/recurrence-planner.ts';
import { chooseRoute, type Routes, warmUpRefusal } from './delivery/routes.ts';
import type { StartTimer } from './devices/timers.ts';
import { JobDecisions } from './jobs/decisions.ts';
import { Jobs } from './jobs/jobs.ts';
import { jobsApi } from './jobs/jobs-api.ts';
import type { LimitsLedger } from './limits/ledger.ts';
import type { Limits } from './limits/limits.ts';
import { errorFields, type Log } from './log.ts';
import type { Packs } from './automation/pack/packs.ts';
import { openReplayRoom } from './runs/replay-room.ts';
import { RunControl } from './runs/run-control.ts';
import { RunReports } from './runs/run-reports.ts';
import { Runs } from './runs/runs.ts';
import { runsApi } from './runs/runs-api.ts';
import type { Store } from './store/store.ts';
import type { Tasks } from './tasks/tasks.ts';
import { Templates } from './templates/templates.ts';
import { templatesApi } from './templates/templates-api.ts';

/** What publishing is planned and steered with. `abort` asks the engine to stop a job in hand. */
export type PublishingParts = {
  readonly store: Store;
  readonly dataDir: string;
  readonly accounts: AccountList;
  readonly limits: Limits;
  readonly ledger: LimitsLedger;
  readonly routes: Routes;
  readonly tasks: Tasks;
  readonly abort: (jobId: number) => void;
  readonly startTimer: StartTimer;
  readonly log: Log;
  /** The selector packs that are in use now. */
  readonly packs: () => Promise<Packs>;
};

/** Campaigns, jobs, runs and templates: what is published and what becomes of it, with their parts of the API. */
export function openPublishing(parts: PublishingParts) {
  const { store, dataDir, limits, routes, tasks, abort, startTimer, log } = parts;
  const planning: CampaignParts = {
    store,
    accounts: parts.accounts,
    routeFor: (platform, kind) => chooseRoute(routes, platform, kind),
    dailyLimit: (action) => limits.get().perDay[action],
    systemZone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
  const planner = new RecurrencePlanner({
    ...planning,
    startTimer,
    report: (error, campaignId) =>
      log.error('a campaign could not be planned', { campaignId, ...errorFields(error) }),
  });
  const campaigns = new Campaigns(store, parts.accounts);
  const templates = new Templates(store);
  const jobs = new Jobs(store);
  const runs = new Runs(store, dataDir);
  const decisions = new JobDecisions(store, abort, parts.ledger);
  const control = new RunControl(store, abort);
  const replay = openReplayRoom(parts);
  return {
    api: {
      campaigns: campaignsApi({
        ...planning,
        campaigns,
        starts: new CampaignStarts(planning, tasks),
        changes: new CampaignChanges(planning, campaigns),
        templates,
        runs,
        control,
      }),
      jobs: jobsApi({
        store,
        jobs,
        decisions,
        planning,
        perDay: (accountId, action) => limits.perDay(accountId, action),
      }),
      runs: runsApi(store, runs, control, decisions, new RunReports(runs, jobs), replay),
      templates: templatesApi({
        ...planning,
        limits,
        refusalFor: (platform) => warmUpRefusal(routes, platform),
        now: () => store.now(),
        templates,
        runs,
      }),
    },
    [Symbol.asyncDispose]: async () => {
      await planner[Symbol.asyncDispose]();
      await replay[Symbol.asyncDispose]();
    },
  };
}
