import type { ContentItem, ContentVariant } from '../../src-shared/domain/campaign.ts';
import type { Platform } from '../../src-shared/domain/platform.ts';
import { invalid, notFound, type Outcome } from '../outcome.ts';
import type { Steps } from '../steps.ts';
import { type AccountFacts, readCampaignFacts } from './campaign-facts.ts';
import type { CampaignParts } from './campaign-parts.ts';
import { readCampaign, type StoredCampaign } from './campaign-rows.ts';
import { addHiddenCampaign, removeHiddenDrafts } from './hidden-campaigns.ts';
import { contentsOf } from './post-content.ts';
import { startCampaign } from './start-campaign.ts';

/**
 * Starts a rehearsal of a campaign, whatever its status: a hidden copy of it whose jobs do everything but the committing
 * tap, at once. Only accounts that post through a phone take part; with `accountIds`, of these those named. First comments
 * need a post to stand under and are left out. Answers the run's id.
 */
export function* rehearseCampaign(
  parts: CampaignParts,
  id: number,
  accountIds: readonly number[],
): Steps<Outcome<number>> {
  const { store } = parts;
  const campaign = readCampaign(store, id);
  if (campaign === undefined || campaign.purpose !== 'publish') return notFound('campaign', id);
  const facts = yield* readCampaignFacts(store, parts.accounts, campaign);
  const known = new Map(facts.accounts.map((account) => [account.id, account]));
  for (const [position, wanted] of accountIds.entries())
    if (!known.has(wanted))
      return invalid({
        path: `accountIds.${position}`,
        message: `“${campaign.name}” does not post to account ${wanted}. Take it out of the rehearsal.`,
      });
  const asked =
    accountIds.length === 0 ? facts.accounts : accountIds.flatMap((each) => known.get(each) ?? []);
  const overPhone = asked.filter(byPhone(parts, campaign));
  if (overPhone.length === 0)
    return invalid({
      path: 'accountIds',
      message: 'None of these accounts posts through a phone, so there is nothing to rehearse.',
    });
  const { id: hiddenId } = addHiddenCampaign(store, {
    purpose: 'rehearse',
    draft: {
      name: campaign.name,
      items: campaign.items.map(withoutComment),
      accountIds: overPhone.map((account) => account.id),
      accountFilter: null,
      plan: { ...campaign.plan, schedule: { kind: 'now' }, blackouts: [] },
      fields: campaign.fields,
    },
    warmup: null,
  });
  const started = yield* startCampaign(parts, hiddenId);
  if (!started.ok) removeHiddenDrafts(store, hiddenId);
  return started;
}

/** Whether all that an account posts goes through its phone. */
function byPhone({ routeFor }: CampaignParts, { items }: StoredCampaign): (account: AccountFacts) => boolean {
  const phones = new Map<Platform, boolean>();
  for (const [platform, contents] of contentsOf(items))
    phones.set(
      platform,
      [...contents.values()].every(({ kind }) => {
        const way = routeFor(platform, kind);
        return 'route' in way && way.route === 'phone';
      }),
    );
  return ({ platform }) => phones.get(platform) === true;
}

function withoutComment(item: ContentItem): ContentItem {
  const variants = Object.entries(item.variants).map(([platform, variant]): [string, ContentVariant] => [
    platform,
    { ...variant, firstComment: '' },
  ]);
  return { ...item, firstComment: '', variants: Object.fromEntries(variants) };
}
