import type { CampaignChange, CampaignDraft, ContentItem } from '../../src-shared/domain/campaign.ts';
import type { CampaignPlan } from '../../src-shared/domain/schedule.ts';
import { conflict, done, invalid, type Outcome } from '../outcome.ts';
import { doGently, type Steps } from '../steps.ts';
import type { CampaignParts } from './campaign-parts.ts';
import { type StoredCampaign, writtenColumns } from './campaign-rows.ts';
import { type Campaigns, changed } from './campaigns.ts';
import { changeIssues } from './change-issues.ts';
import { followChange } from './follow-change.ts';

/** Changes campaigns: a draft in everything, a started one in what its waiting posts can follow. */
export class CampaignChanges {
  readonly #parts: CampaignParts;
  readonly #campaigns: Campaigns;

  constructor(parts: CampaignParts, campaigns: Campaigns) {
    this.#parts = parts;
    this.#campaigns = campaigns;
  }

  async change(id: number, change: CampaignChange): Promise<Outcome<StoredCampaign>> {
    const before = this.#campaigns.get(id);
    if (!before.ok) return before;
    if (before.value.status === 'draft') return this.#campaigns.update(id, change);
    const outcome = await doGently(changeStarted(this.#parts, before.value, change));
    return outcome.ok ? this.#campaigns.get(id) : outcome;
  }
}

/** Changes a started campaign, and the jobs of it that have not begun with it. */
export function* changeStarted(
  parts: CampaignParts,
  before: StoredCampaign,
  change: CampaignChange,
): Steps<Outcome<null>> {
  const { store } = parts;
  const after = changed(before, change);
  const refusal = settled(before, after);
  if (refusal !== null) return conflict(refusal[0], refusal[1]);
  const retime = timesOf(before.plan) !== timesOf(after.plan);
  const issues = yield* changeIssues(parts, after, retime);
  if (issues.count > 0) return invalid(...issues.list);
  const written = store.write((tx) => {
    const now = store.now();
    const { changes } = tx.run(
      tx.query
        .updateTable('campaign')
        .set({
          ...writtenColumns({ ...after, accountFilter: before.accountFilter }),
          revision: before.revision + 1,
          updated_at: now,
          ...(retime ? { retime: 1 } : {}),
        })
        .where('id', '=', before.id)
        .where('revision', '=', before.revision)
        .where('status', 'in', ['scheduled', 'running', 'paused']),
    );
    if (changes === 0) return false;
    tx.append({ type: 'campaign.updated', message: `“${after.name}” was changed`, campaignId: before.id });
    return true;
  });
  if (!written)
    return conflict(
      'changed',
      `“${before.name}” was changed or ended meanwhile. Look at it and change it again.`,
    );
  yield* followChange(parts, before.id);
  return done(null);
}

/** What was settled by the start, as a stable word and a sentence; null where the change keeps to the rest. */
function settled(before: StoredCampaign, after: CampaignDraft): readonly [string, string] | null {
  if (before.status === 'completed' || before.status === 'cancelled')
    return ['ended', `“${before.name}” has ended. Duplicate it to post again.`];
  if (
    JSON.stringify(before.accountIds) !== JSON.stringify(after.accountIds) ||
    JSON.stringify(before.accountFilter) !== JSON.stringify(after.accountFilter)
  )
    return [
      'accounts_settled',
      'The accounts of a started campaign stay as they were. Make another campaign for other accounts.',
    ];
  if (
    JSON.stringify(before.items.map(shapeOf)) !== JSON.stringify(after.items.map(shapeOf)) ||
    before.plan.distribution !== after.plan.distribution ||
    before.plan.strategy !== after.plan.strategy ||
    before.plan.seed !== after.plan.seed
  )
    return [
      'posts_settled',
      'Who posts how many things was settled by the start. Make another campaign for more, or remove single posts in the calendar.',
    ];
  if ((before.plan.schedule.kind === 'recurring') !== (after.plan.schedule.kind === 'recurring'))
    return [
      'posts_settled',
      'A campaign that posts once cannot become a recurring one after its start, nor the other way round. Duplicate it.',
    ];
  return null;
}

/** What of an item decides which posts there are. */
function shapeOf({ kind, variants }: ContentItem): unknown {
  const skipped = Object.entries(variants).filter(([, variant]) => variant.skip);
  return [kind, skipped.map(([platform]) => platform).toSorted()];
}

/** What of a plan decides when its posts are made. */
function timesOf({ schedule, zone, blackouts }: CampaignPlan): string {
  return JSON.stringify([schedule, zone, blackouts]);
}
