import type { PlannedPost } from '../../src-shared/domain/campaign.ts';
import type { Steps } from '../steps.ts';
import type { Page, PageRequest } from '../store/paging.ts';
import type { CampaignParts } from './campaign-parts.ts';
import type { StoredCampaign } from './campaign-rows.ts';
import { examine, shownPost } from './check-campaign.ts';

/** Larger than any number of posts: time and place in one number, which sorts without asking for each pair. */
const places = 2 ** 18;

/** One page of the posts a campaign would make, in the order of their time. The cursor is a place in that order. */
export function* previewCampaign(
  parts: CampaignParts,
  campaign: StoredCampaign,
  request: PageRequest,
): Steps<Page<PlannedPost>> {
  const { posts, now } = yield* examine(parts, campaign, { quick: true });
  const after = Number(request.cursor);
  const from = Number.isInteger(after) && after > 0 ? after : 0;
  const first = posts.reduce((earliest, { at }) => Math.min(earliest, at ?? now), Infinity);
  const seconds = (at: number | null) => Math.floor(((at ?? now) - first) / 1000);
  const order = Float64Array.from(posts, ({ at }, place) => seconds(at) * places + place).toSorted();
  yield;
  const shown = [...order.subarray(from, from + request.limit)].flatMap((key) => posts[key % places] ?? []);
  return {
    items: shown.map(shownPost),
    total: posts.length,
    next: from + shown.length < posts.length ? String(from + shown.length) : null,
  };
}
