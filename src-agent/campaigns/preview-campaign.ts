import type { PlannedPost } from '../../src-shared/domain/campaign.ts';
import type { Steps } from '../steps.ts';
import type { Page, PageRequest } from '../store/paging.ts';
import type { CampaignParts } from './campaign-parts.ts';
import type { StoredCampaign } from './campaign-rows.ts';
import { examine, shownPost } from './check-campaign.ts';
import { placesByTime } from './posts-by-time.ts';

/** One page of the posts a campaign would make, in the order of their time. The cursor is a place in that order. */
export function* previewCampaign(
  parts: CampaignParts,
  campaign: StoredCampaign,
  request: PageRequest,
): Steps<Page<PlannedPost>> {
  const { posts, now } = yield* examine(parts, campaign, { quick: true });
  const after = Number(request.cursor);
  const from = Number.isInteger(after) && after > 0 ? after : 0;
  const order = placesByTime(posts, now);
  yield;
  const shown = [...order.subarray(from, from + request.limit)].flatMap((place) => posts[place] ?? []);
  return {
    items: shown.map(shownPost),
    total: posts.length,
    next: from + shown.length < posts.length ? String(from + shown.length) : null,
  };
}
