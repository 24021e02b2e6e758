import type { CampaignDraft } from '../../src-shared/domain/campaign.ts';
import type { Issue } from '../../src-shared/domain/problem.ts';
import { draftOf, draftPlaces, type ComposerState } from './composer-state.ts';

/** The issues of a draft by the field they stand next to. Accounts are keyed by id, captions by place in the composer. */
export type PlacedIssues = {
  readonly name: readonly string[];
  readonly media: readonly string[];
  readonly captions: ReadonlyMap<number, readonly string[]>;
  readonly accounts: readonly string[];
  readonly account: ReadonlyMap<number, readonly string[]>;
  readonly other: readonly string[];
};

/** What the agent said about a draft, with the draft it was asked about. */
export type Checked = { readonly draft: CampaignDraft; readonly issues: readonly Issue[] };

/**
 * Sorts what `campaigns.check` found (`name`, `items`, `items.0.caption`, `accountIds.2`, …) to the fields of the
 * composer. The answer may be about an earlier draft: what was said about a field that has changed since is left out.
 */
export function placeIssues(checked: Checked, state: ComposerState): PlacedIssues {
  const draft = draftOf(state);
  const places = draftPlaces(state);
  const sameName = checked.draft.name === draft.name;
  const samePhotos = same(photosOf(checked.draft), photosOf(draft));
  const sameAccounts = same(checked.draft.accountIds, draft.accountIds);
  const chosen = new Set(draft.accountIds);
  const name: string[] = [];
  const media: string[] = [];
  const accounts: string[] = [];
  const other: string[] = [];
  const captions = new Map<number, string[]>();
  const account = new Map<number, string[]>();
  const add = (map: Map<number, string[]>, key: number, message: string) => {
    const there = map.get(key) ?? [];
    if (!there.includes(message)) map.set(key, [...there, message]);
  };
  for (const { path, message } of checked.issues) {
    const [field, index, part] = path.split('.');
    const at = Number(index);
    if (field === 'name') {
      if (sameName) name.push(message);
    } else if (field === 'items' && part === 'caption') {
      const sameCaption = checked.draft.items[at]?.caption === draft.items[at]?.caption;
      const place = places[at];
      if (samePhotos && sameCaption && sameAccounts && place !== undefined) add(captions, place, message);
    } else if (field === 'items') {
      if (samePhotos) media.push(message);
    } else if (field === 'accountIds' && index === undefined) {
      if (sameAccounts) accounts.push(message);
    } else if (field === 'accountIds') {
      const id = checked.draft.accountIds[at];
      if (id !== undefined && chosen.has(id)) add(account, id, message);
    } else if (sameName && samePhotos && sameAccounts) other.push(message);
  }
  return { name, media: [...new Set(media)], captions, accounts, account, other };
}

function photosOf(draft: CampaignDraft): readonly number[] {
  return draft.items.flatMap((item) => item.mediaIds);
}

function same(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((value, at) => value === other[at]);
}
