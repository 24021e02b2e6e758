import type { AccountFilter } from '../../src-shared/domain/account.ts';
import type {
  Campaign,
  CampaignDraft,
  CampaignField,
  ContentItem,
  ContentKind,
} from '../../src-shared/domain/campaign.ts';
import type { CampaignPlan } from '../../src-shared/domain/schedule.ts';
import type { CampaignRecipe } from '../../src-shared/domain/template.ts';
import { usualPlan } from '../../src-shared/usual-plan.ts';

/** What the composer holds. There is always at least one item; `name` may be empty, then one is suggested. */
export type ComposerState = {
  readonly name: string;
  readonly items: readonly ContentItem[];
  /** The accounts chosen one by one; kept while a filter is meant instead. */
  readonly accountIds: readonly number[];
  readonly accountFilter: AccountFilter | null;
  readonly plan: CampaignPlan;
  readonly fields: readonly CampaignField[];
};

/** A post with nothing in it. */
export const blankItem: ContentItem = {
  kind: 'photo',
  mediaIds: [],
  caption: '',
  firstComment: '',
  variants: {},
};

/** An empty composer. */
export const emptyComposer: ComposerState = {
  name: '',
  items: [blankItem],
  accountIds: [],
  accountFilter: null,
  plan: usualPlan,
  fields: [],
};

/**
 * A composer to begin with: empty, with chances of its own (`chance` from 0 up to 1), so that an account does not get the
 * same place in every campaign.
 */
export function newComposer(chance: number): ComposerState {
  return { ...emptyComposer, plan: { ...usualPlan, seed: Math.floor(chance * 2_147_483_647) } };
}

/** A stored campaign, to go on with. */
export function composerOf(campaign: Campaign): ComposerState {
  const { name, items, accountIds, accountFilter, plan, fields } = campaign;
  return { name, items: atLeastOne(items), accountIds, accountFilter, plan, fields };
}

/** What a template holds, in the place of what was composed; name and accounts stay. */
export function withRecipe(state: ComposerState, { items, plan, fields }: CampaignRecipe): ComposerState {
  return { ...state, items: atLeastOne(items), plan, fields };
}

/** What the agent can check and store. A single post with nothing in it is no post. */
export function draftOf(state: ComposerState): CampaignDraft {
  const [first] = state.items;
  const nothing = state.items.length === 1 && first !== undefined && isBlank(first);
  return {
    name: state.name.trim() === '' ? suggestedName(state) : state.name.trim(),
    items: nothing ? [] : [...state.items],
    accountIds: [...state.accountIds],
    accountFilter: state.accountFilter,
    plan: state.plan,
    fields: [...state.fields],
  };
}

/** A name for a campaign that was given none: how its first caption begins. Empty without a caption. */
export function suggestedName({ items }: Pick<ComposerState, 'items'>): string {
  const line = items.map(({ caption }) => caption.trim()).find((caption) => caption !== '') ?? '';
  const words = (line.split('\n')[0] ?? '')
    .replaceAll(/\{[^}]*\}/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[\s:,.;–-]+/, '')
    .trim();
  return words.length <= 48 ? words : `${words.slice(0, 48).replace(/\s+\S*$/, '')}…`;
}

/** Whether somebody put something into the composer. */
export function isUntouched(state: ComposerState): boolean {
  const draft = draftOf(state);
  return draft.name === '' && draft.items.length === 0 && draft.accountIds.length === 0;
}

/** Ticks or unticks accounts, keeping the order in which they were ticked. */
export function withAccounts(state: ComposerState, ids: readonly number[], ticked: boolean): ComposerState {
  const named = new Set(ids);
  const kept = state.accountIds.filter((id) => !named.has(id));
  if (!ticked) return { ...state, accountIds: kept };
  const present = new Set(state.accountIds);
  return { ...state, accountIds: [...state.accountIds, ...ids.filter((id) => !present.has(id))] };
}

/** Changes some of the plan. */
export function withPlan(state: ComposerState, change: Partial<CampaignPlan>): ComposerState {
  return { ...state, plan: { ...state.plan, ...change } };
}

/** How the kinds of content are called. */
export const kindNames: Readonly<Record<ContentKind, string>> = {
  photo: 'Photo',
  carousel: 'Carousel',
  video: 'Video',
  story: 'Story',
  text: 'Text',
};

function isBlank({ mediaIds, caption, firstComment, variants }: ContentItem): boolean {
  return mediaIds.length === 0 && caption === '' && firstComment === '' && Object.keys(variants).length === 0;
}

function atLeastOne(items: readonly ContentItem[]): readonly ContentItem[] {
  return items.length === 0 ? [blankItem] : items;
}

/** The kinds of content in the order they are offered. */
export const contentKinds = Object.keys(kindNames) as readonly ContentKind[];
