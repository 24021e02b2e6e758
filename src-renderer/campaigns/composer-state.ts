import type { Campaign, CampaignDraft } from '../../src-shared/domain/campaign.ts';
import { usualPlan } from '../../src-shared/usual-plan.ts';

/** One post as it is being composed: the photo may still be missing. */
export type ComposerItem = { readonly mediaId: number | null; readonly caption: string };

/** What the composer holds. There is always at least one item. */
export type ComposerState = {
  readonly name: string;
  readonly items: readonly ComposerItem[];
  readonly accountIds: readonly number[];
};

const blank: ComposerItem = { mediaId: null, caption: '' };

/** An empty composer. */
export const emptyComposer: ComposerState = { name: '', items: [blank], accountIds: [] };

/** A stored campaign, to go on with. */
export function composerOf(campaign: Campaign): ComposerState {
  return {
    name: campaign.name,
    items:
      campaign.items.length === 0
        ? [blank]
        : campaign.items.map((item) => ({ mediaId: item.mediaIds[0] ?? null, caption: item.caption })),
    accountIds: campaign.accountIds,
  };
}

/** What the agent can check and store: items without a photo are left out. */
export function draftOf(state: ComposerState): CampaignDraft {
  return {
    name: state.name.trim(),
    items: state.items.flatMap(({ mediaId, caption }) =>
      mediaId === null
        ? []
        : [{ kind: 'photo' as const, mediaIds: [mediaId], caption, firstComment: '', variants: {} }],
    ),
    accountIds: [...state.accountIds],
    accountFilter: null,
    plan: usualPlan,
    fields: [],
  };
}

/** For each item of the draft, its place in the composer. */
export function draftPlaces(state: ComposerState): number[] {
  return state.items.flatMap(({ mediaId }, place) => (mediaId === null ? [] : [place]));
}

/**
 * Puts photos in: the first fills the post that has none, the others become posts of their own that begin
 * with the same caption.
 */
export function withPhotos(state: ComposerState, mediaIds: readonly number[]): ComposerState {
  const caption = state.items[0]?.caption ?? '';
  const items = [...state.items];
  for (const mediaId of mediaIds) {
    const gap = items.findIndex((item) => item.mediaId === null);
    const filled = items[gap];
    if (filled === undefined) items.push({ mediaId, caption });
    else items[gap] = { ...filled, mediaId };
  }
  return { ...state, items };
}

/** Takes a photo out; the last one leaves its caption behind. */
export function withoutItem(state: ComposerState, place: number): ComposerState {
  if (state.items.length === 1)
    return { ...state, items: [{ ...blank, caption: state.items[0]?.caption ?? '' }] };
  return { ...state, items: state.items.filter((_, at) => at !== place) };
}

/** Puts another photo in the place of one; its caption stays. */
export function withPhotoAt(state: ComposerState, place: number, mediaId: number): ComposerState {
  return { ...state, items: state.items.map((item, at) => (at === place ? { ...item, mediaId } : item)) };
}

/** Changes one caption. */
export function withCaption(state: ComposerState, place: number, caption: string): ComposerState {
  return { ...state, items: state.items.map((item, at) => (at === place ? { ...item, caption } : item)) };
}

/** Ticks or unticks accounts, keeping the order in which they were ticked. */
export function withAccounts(state: ComposerState, ids: readonly number[], ticked: boolean): ComposerState {
  const named = new Set(ids);
  const kept = state.accountIds.filter((id) => !named.has(id));
  if (!ticked) return { ...state, accountIds: kept };
  const present = new Set(state.accountIds);
  return { ...state, accountIds: [...state.accountIds, ...ids.filter((id) => !present.has(id))] };
}
