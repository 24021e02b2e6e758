import type { AccountFilter } from '../../src-shared/domain/account.ts';
import type { Platform } from '../../src-shared/domain/platform.ts';
import { campaignPlan } from '../../src-shared/domain/schedule.ts';
import type { Template } from '../../src-shared/domain/template.ts';
import type { WarmupRecipe } from '../../src-shared/domain/warmup.ts';
import type { AccountList } from '../accounts/account-list.ts';
import { type CampaignFacts, readCampaignFacts } from '../campaigns/campaign-facts.ts';
import { checkAccounts } from '../campaigns/check-accounts.ts';
import { addDraftRun } from '../campaigns/draft-run.ts';
import { Findings } from '../campaigns/findings.ts';
import { addHiddenCampaign } from '../campaigns/hidden-campaigns.ts';
import { conflict, done, invalid, type Outcome, refuse } from '../outcome.ts';
import { setCampaignStatus } from '../runs/run-progress.ts';
import type { Steps } from '../steps.ts';
import type { Store } from '../store/store.ts';
import { type SessionTime, sessionTime, writeSession } from './write-sessions.ts';

/** What warm-ups are started with. */
export type WarmUpParts = {
  readonly store: Store;
  readonly accounts: AccountList;
  /** Why an account of a platform cannot be warmed up through a phone, or null when it can. */
  readonly refusalFor: (platform: Platform) => string | null;
  readonly systemZone: () => string;
};

/** Who is warmed up, and when: `at` is a wall time on each account's own clock, null for now. */
export type WarmUpWish = {
  readonly accountIds: readonly number[];
  readonly accountFilter: AccountFilter | null;
  readonly at: string | null;
};

/** Sessions written in one step: some tens of milliseconds at most. */
const inOneStep = 100;

/** A planned time may have passed by so much, for who has just filled in a form. */
const justNowMs = 60_000;

/**
 * Starts a warm-up: a run of one session an account. As with campaigns, its jobs are written under a draft that nobody sees,
 * and the last step starts all of them. Answers the run's id.
 */
export function* startWarmUp(
  parts: WarmUpParts,
  { name, warmup }: Template,
  wish: WarmUpWish,
): Steps<Outcome<number>> {
  const { store } = parts;
  if (warmup === null) return conflict('not_a_warm_up', `“${name}” is a template for posting.`);
  const accountIds = [...new Set(wish.accountIds)];
  const chosen = { accountIds, accountFilter: wish.accountFilter };
  const facts = yield* readCampaignFacts(store, parts.accounts, chosen);
  const issues = yield* startIssues(parts, wish, chosen, facts);
  const now = store.now();
  const times = facts.accounts.map((account) => sessionTime(account, wish.at, parts.systemZone(), now));
  for (const { at, zone } of times)
    if (at < now - justNowMs)
      issues.add('at', `This time has passed in ${zone}. Choose one that is still to come.`);
  if (issues.count > 0)
    return refuse({ code: 'INVALID', message: issues.list[0]?.message ?? '', issues: issues.list });
  if (facts.accounts.length === 0)
    return invalid({ path: 'accountIds', message: 'Choose the accounts that are to be warmed up.' });
  return yield* write(parts, { name, recipe: warmup, facts, times, now, isTimed: wish.at !== null });
}

type Writing = {
  readonly name: string;
  readonly recipe: WarmupRecipe;
  readonly facts: CampaignFacts;
  readonly times: readonly SessionTime[];
  readonly now: number;
  readonly isTimed: boolean;
};

function* write({ store }: WarmUpParts, about: Writing): Steps<Outcome<number>> {
  const { name, recipe, facts, times, now, isTimed } = about;
  const { accounts } = facts;
  const campaign = addHiddenCampaign(store, {
    purpose: 'warm_up',
    draft: {
      name,
      items: [],
      accountIds: accounts.map(({ id }) => id),
      accountFilter: null,
      plan: campaignPlan.parse({}),
      fields: [],
    },
    warmup: recipe,
  });
  const runId = store.write((tx) => addDraftRun(tx, campaign.id, now));
  for (let from = 0; from < accounts.length; from += inOneStep) {
    store.write((tx) => {
      for (const [index, account] of accounts.slice(from, from + inOneStep).entries()) {
        const time = times[from + index];
        if (time !== undefined) writeSession(tx, { runId, campaign, isTimed }, account.id, time, now);
      }
    });
    yield;
  }
  return store.write((tx) => {
    tx.run(tx.query.updateTable('run').set({ status: 'running' }).where('id', '=', runId));
    tx.run(tx.query.updateTable('campaign').set({ last_run_id: runId }).where('id', '=', campaign.id));
    tx.append({
      type: 'run.started',
      message: `The warm-up “${name}” started: ${accounts.length} ${accounts.length === 1 ? 'account' : 'accounts'}`,
      runId,
      campaignId: campaign.id,
      data: { jobs: accounts.length },
    });
    const first = Math.min(...times.map(({ at }) => at));
    setCampaignStatus(tx, campaign.id, first > now ? 'scheduled' : 'running', now);
    return done(runId);
  }, 'durable');
}

function* startIssues(
  parts: WarmUpParts,
  { at }: WarmUpWish,
  chosen: { readonly accountIds: number[]; readonly accountFilter: AccountFilter | null },
  facts: CampaignFacts,
): Steps<Findings> {
  const issues = new Findings();
  const platforms = new Set(facts.accounts.map(({ platform }) => platform));
  for (const platform of platforms) {
    const refusal = parts.refusalFor(platform);
    if (refusal !== null) issues.add('accountIds', refusal);
  }
  const plan = campaignPlan.parse({ schedule: at === null ? { kind: 'now' } : { kind: 'at', at } });
  yield* checkAccounts({ ...chosen, plan }, facts, platforms, { issues, warnings: new Findings() });
  return issues;
}
