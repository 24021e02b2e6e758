import type { Campaign } from '../../src-shared/domain/campaign.ts';
import { conflict, done, notFound, type Outcome, refuse } from '../outcome.ts';
import { setCampaignStatus } from '../runs/run-progress.ts';
import { doAtOnce, type Steps } from '../steps.ts';
import type { Store, Writer } from '../store/store.ts';
import type { CampaignParts } from './campaign-parts.ts';
import { addAccounts, readCampaign, type StoredCampaign } from './campaign-rows.ts';
import { type Examined, examine } from './check-campaign.ts';
import { addDraftRun, draftRuns, removeDraftRun } from './draft-run.ts';
import { removeHiddenDrafts } from './hidden-campaigns.ts';
import { placesByTime } from './posts-by-time.ts';
import { type JobsOf, writeJobs } from './write-jobs.ts';

/** Posts written in one step: some tens of milliseconds at most. */
const inOneStep = 100;

/** Who started it wants to know how far it is, and may want it back. */
export type StartWatch = {
  readonly signal: AbortSignal;
  readonly tell: (done: number, total: number) => void;
};

/**
 * Turns a draft into a run with one job a post; answers the run's id. The jobs are written while the run is paused and its
 * campaign a draft, which nobody sees as a run; the last step starts all of it at once or takes it back. A campaign is
 * started once: that and the content version of each job are what keep a post from happening twice.
 */
export function* startCampaign(
  parts: CampaignParts,
  id: number,
  watch: StartWatch = unwatched,
): Steps<Outcome<number>> {
  const { store } = parts;
  const campaign = readCampaign(store, id);
  if (campaign === undefined) return notFound('campaign', id);
  if (campaign.status !== 'draft') return startedBefore(campaign);
  yield;
  const examined = yield* examine(parts, campaign, { quick: true });
  const { issues, posts } = examined;
  if (issues.count > 0)
    return refuse({
      code: 'INVALID',
      message: issues.list[0]?.message ?? 'This campaign cannot start yet.',
      issues: issues.list,
    });
  const runId = store.write((tx) => addDraftRun(tx, id, examined.now));
  const { plan } = campaign;
  const rehearsal = campaign.purpose === 'rehearse';
  const of: JobsOf = { runId, campaign, plan, rehearsal, routeFor: parts.routeFor };
  if (campaign.accountFilter !== null || plan.strategy === 'least_used')
    yield* keepAccounts(store, id, examined);
  // By time, so that most indexes grow at their end: elsewhere each row would touch pages of its own.
  const order = placesByTime(posts, examined.now);
  yield;
  for (let from = 0; from < posts.length && !watch.signal.aborted; from += inOneStep) {
    const some = [...order.subarray(from, from + inOneStep)].flatMap((place) => posts[place] ?? []);
    store.write((tx) => writeJobs(tx, of, some, examined.now));
    watch.tell(from + some.length, posts.length);
    yield;
  }
  const started = watch.signal.aborted ? takenBack(campaign) : begin(store, campaign, runId, examined);
  if (!started.ok) yield* removeDraftRun(store, runId);
  return started;
}

/** Takes back what an agent that ended in the middle of a start had written. */
export function removeDraftRuns(store: Store): void {
  for (const runId of draftRuns(store)) doAtOnce(removeDraftRun(store, runId));
  removeHiddenDrafts(store);
}

const unwatched: StartWatch = { signal: new AbortController().signal, tell: () => undefined };

/** Who takes part, in the order of their turns as of now: what is planned later goes by it. */
function* keepAccounts(store: Store, id: number, { prepared }: Examined): Steps<void> {
  const ids = prepared.accounts.map((account) => account.id);
  const remove = (tx: Writer) =>
    tx.run(
      tx.query
        .deleteFrom('campaign_account')
        .where('campaign_id', '=', id)
        .where('account_id', 'in', (from) =>
          from
            .selectFrom('campaign_account')
            .select('account_id')
            .where('campaign_id', '=', id)
            .limit(inOneStep),
        ),
    ).changes;
  while (store.write(remove) === inOneStep) yield;
  for (let from = 0; from < ids.length; from += inOneStep) {
    store.write((tx) => addAccounts(tx, id, ids.slice(from, from + inOneStep), from));
    yield;
  }
}

function begin(store: Store, campaign: StoredCampaign, runId: number, examined: Examined): Outcome<number> {
  return store.write((tx) => {
    const { id } = campaign;
    const now = tx.get(tx.query.selectFrom('campaign').select(['status', 'revision']).where('id', '=', id));
    if (now === undefined) return notFound('campaign', id);
    if (now.status !== 'draft') return startedBefore(campaign);
    if (now.revision !== campaign.revision) return changedMeanwhile(campaign);
    beginRun(tx, { runId, campaign, examined, now: store.now() });
    return done(runId);
  }, 'durable');
}

type Beginning = { runId: number; campaign: StoredCampaign; examined: Examined; now: number };

function beginRun(tx: Writer, { runId, campaign, examined, now }: Beginning): void {
  const { posts, plannedUntil } = examined;
  const more = plannedUntil === null ? 0 : 1;
  tx.run(tx.query.updateTable('run').set({ status: 'running', more }).where('id', '=', runId));
  tx.run(
    tx.query
      .updateTable('campaign')
      .set({ last_run_id: runId, planned_until: plannedUntil })
      .where('id', '=', campaign.id),
  );
  const first = posts.reduce((earliest, { at }) => Math.min(earliest, at ?? 0), Infinity);
  const count = `${posts.length} ${posts.length === 1 ? 'post' : 'posts'}`;
  const what = campaign.purpose === 'rehearse' ? `The rehearsal of “${campaign.name}”` : `“${campaign.name}”`;
  tx.append({
    type: 'run.started',
    message: `${what} started: ${count}${more === 1 ? ' for now, more as time goes on' : ''}`,
    runId,
    campaignId: campaign.id,
    data: { jobs: posts.length },
  });
  setCampaignStatus(tx, campaign.id, first > now ? 'scheduled' : 'running', now);
}

function startedBefore({ name }: Campaign): Outcome<never> {
  return conflict('started', `“${name}” was started before. Duplicate it to post again.`);
}

function changedMeanwhile({ name }: Campaign): Outcome<never> {
  return conflict('changed', `“${name}” was changed while it was starting. Look at it and start it again.`);
}

function takenBack({ name }: Campaign): Outcome<never> {
  return conflict('cancelled', `The start of “${name}” was cancelled. It is a draft as before.`);
}
