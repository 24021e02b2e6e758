import { settleRun } from '../runs/run-progress.ts';
import type { Steps } from '../steps.ts';
import { plainSql } from '../store/plain-sql.ts';
import type { Store } from '../store/store.ts';
import { type AccountFacts, readCampaignFacts } from './campaign-facts.ts';
import type { CampaignParts } from './campaign-parts.ts';
import { readCampaign, type StoredCampaign } from './campaign-rows.ts';
import { planAhead } from './check-campaign.ts';
import { goesOn, type Post, posts, type Prepared, preparePlan } from './plan-campaign.ts';
import { writeJobs } from './write-jobs.ts';

const day = 24 * 60 * 60_000;

/** Of slots that passed while nobody planned, so many become jobs for each account and item: the newest. */
const missedKept = 3;

/** Posts looked at or written in one step: some tens of milliseconds at most. */
const inOneStep = 250;

/**
 * Makes jobs of the next occurrences of a recurring campaign, up to 14 days ahead. A time that has its job already gets no
 * second one, so that it can be interrupted and done again. Slots that have passed become jobs too, which then are posted late
 * or ask, as the campaign says; but only the newest three of each account and item: older ones are told, not made.
 */
export function* planOccurrences(parts: CampaignParts, campaignId: number): Steps<void> {
  const { store } = parts;
  const now = store.now();
  const campaign = readCampaign(store, campaignId);
  const plannedUntil = plannedUntilOf(store, campaignId);
  if (campaign === undefined || campaign.lastRunId === null || plannedUntil === null) return;
  const runId = campaign.lastRunId;
  // A clock that was put back leaves the plan far ahead: what lies between is planned again.
  const from = plannedUntil > now + planAhead.ms + day ? now : plannedUntil;
  const until = Math.max(from, now + planAhead.ms);
  const facts = yield* readCampaignFacts(store, parts.accounts, { ...campaign, accountFilter: null });
  const prepared = yield* preparePlan({
    draft: { ...campaign, plan: settledTurns(campaign) },
    accounts: facts.accounts.filter(isKept),
    now: from,
    until,
    systemZone: parts.systemZone(),
  });
  const { due, skipped, reached } = yield* duePosts(prepared, now);
  const of = { runId, campaign, plan: campaign.plan, routeFor: parts.routeFor };
  let added = 0;
  for (let at = 0; at < due.length; at += inOneStep) {
    const some = due.slice(at, at + inOneStep);
    added += store.write((tx) => writeJobs(tx, of, some, now));
    yield;
  }
  const next = reached ?? (goesOn(prepared) ? until : null);
  finish(store, campaign, { runId, added, skipped, next, revision: campaign.revision });
}

/** After the rule was changed: takes out what has not begun and was not moved by a person, and plans anew from now on. */
export function* planAgain(parts: CampaignParts, campaign: StoredCampaign): Steps<void> {
  const { store } = parts;
  const now = store.now();
  const some = plainSql(removeWaiting, [campaign.lastRunId, now, inOneStep]);
  while (store.write((tx) => tx.run(some).changes) > 0) yield;
  store.write((tx) => {
    tx.run(tx.query.updateTable('campaign').set({ planned_until: now }).where('id', '=', campaign.id));
    tx.run(
      tx.query
        .updateTable('run')
        .set({ more: 1 })
        .where('id', '=', campaign.lastRunId ?? 0),
    );
  });
  yield* planOccurrences(parts, campaign.id);
}

// Newest first, so that a comment goes before or with its post.
const removeWaiting = `DELETE FROM job WHERE id IN (
  SELECT id FROM job WHERE run_id = ? AND status = 'pending' AND attempts = 0 AND scheduled_at > ? AND local_time = plan_time
    AND NOT EXISTS (SELECT 1 FROM job AS parent WHERE parent.id = job.parent_id
      AND (parent.status <> 'pending' OR parent.attempts > 0 OR parent.local_time <> parent.plan_time))
  ORDER BY id DESC LIMIT ?)`;

/** Least used first was decided by the start: the accounts are kept in that order. */
function settledTurns({ plan }: StoredCampaign): StoredCampaign['plan'] {
  return plan.strategy === 'least_used' ? { ...plan, strategy: 'round_robin' } : plan;
}

/** Accounts that will not post again by themselves get no more jobs. */
function isKept({ archivedAt, status }: AccountFacts): boolean {
  return archivedAt === null && status !== 'banned' && status !== 'inactive';
}

type DuePosts = { readonly due: readonly Post[]; readonly skipped: number; readonly reached: number | null };

function* duePosts(prepared: Prepared, now: number): Steps<DuePosts> {
  const missed = new Map<string, Post[]>();
  const coming: Post[] = [];
  let skipped = 0;
  let looked = 0;
  let reached: number | null = null;
  for (const post of posts(prepared)) {
    if ((post.at ?? now) < now) {
      const key = `${post.account.id} ${post.content.item}`;
      const newest = missed.get(key) ?? [];
      missed.set(key, newest);
      newest.push(post);
      if (newest.length > missedKept) {
        newest.shift();
        skipped += 1;
      }
    } else if (coming.length >= planAhead.jobs && post.at !== coming.at(-1)?.at) {
      reached = post.at;
      break;
    } else coming.push(post);
    if (++looked % inOneStep === 0) yield;
  }
  return { due: [...[...missed.values()].flat(), ...coming], skipped, reached };
}

type Planned = { runId: number; added: number; skipped: number; next: number | null; revision: number };

function finish(store: Store, campaign: StoredCampaign, planned: Planned): void {
  const { runId, added, skipped, next, revision } = planned;
  store.write((tx) => {
    const { changes } = tx.run(
      tx.query
        .updateTable('campaign')
        .set({ planned_until: next })
        .where('id', '=', campaign.id)
        .where('revision', '=', revision),
    );
    if (changes === 0) return;
    const over = next === null ? ' Its rule has ended.' : '';
    const lost =
      skipped === 0 ? '' : ` ${skipped} older ones were missed while Switchyard was off and left out.`;
    tx.append({
      type: 'campaign.planned',
      message: `“${campaign.name}”: ${added} more ${added === 1 ? 'post' : 'posts'} planned.${lost}${over}`,
      campaignId: campaign.id,
      runId,
      data: { jobs: added, skipped, until: next === null ? null : new Date(next).toISOString() },
    });
    if (next !== null) return;
    tx.run(tx.query.updateTable('run').set({ more: 0 }).where('id', '=', runId));
    settleRun(tx, runId, store.now());
  });
}

function plannedUntilOf(store: Store, id: number): number | null {
  const row = store.get(store.query.selectFrom('campaign').select('planned_until').where('id', '=', id));
  return row?.planned_until ?? null;
}
