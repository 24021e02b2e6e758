import type { ContentItem, ContentKind, ContentVariant } from '../../src-shared/domain/campaign.ts';
import type { Media } from '../../src-shared/domain/media.ts';
import type { Platform } from '../../src-shared/domain/platform.ts';
import { blankItem, type ComposerState } from './composer-state.ts';

/** A file that was put in. */
export type AddedFile = Pick<Media, 'id' | 'kind'>;

const mostItems = 50;
const mostFiles = 35;

/** Changes one post. */
export function withItem(state: ComposerState, place: number, change: Partial<ContentItem>): ComposerState {
  return { ...state, items: state.items.map((item, at) => (at === place ? { ...item, ...change } : item)) };
}

/**
 * Puts files in. A carousel takes all of them; else the first fills the post that waits for one, and the others become
 * posts of their own that begin with the same words.
 */
export function withFiles(state: ComposerState, place: number, files: readonly AddedFile[]): ComposerState {
  const item = state.items[place];
  if (item === undefined) return state;
  if (item.kind === 'carousel')
    return withItem(state, place, {
      mediaIds: [...item.mediaIds, ...files.map(({ id }) => id)].slice(0, mostFiles),
    });
  const items = [...state.items];
  for (const file of files) {
    const filled = { kind: kindOf(file, item.kind), mediaIds: [file.id] };
    const gap = items.findIndex((each, at) => (at === place || each.kind !== 'text') && isEmpty(each));
    const waiting = items[gap];
    if (waiting !== undefined) items[gap] = { ...waiting, ...filled };
    else if (items.length < mostItems) items.push({ ...item, ...filled });
  }
  return { ...state, items };
}

/** Makes a post another kind. What a carousel held becomes posts of their own where only one file is taken. */
export function withKind(state: ComposerState, place: number, kind: ContentKind): ComposerState {
  const item = state.items[place];
  if (item === undefined || item.kind === kind) return state;
  if (kind === 'text') return withItem(state, place, { kind, mediaIds: [] });
  if (kind === 'carousel' || item.mediaIds.length < 2) return withItem(state, place, { kind });
  const parts = item.mediaIds.map((id) => ({ ...item, kind, mediaIds: [id] }));
  return { ...state, items: state.items.toSpliced(place, 1, ...parts).slice(0, mostItems) };
}

/** The places of posts that could be one carousel: pictures and videos of their own. Empty when there are fewer than two. */
export function joinable(state: ComposerState): readonly number[] {
  const places = state.items.flatMap(({ kind, mediaIds }, place) =>
    (kind === 'photo' || kind === 'video') && mediaIds.length === 1 ? [place] : [],
  );
  return places.length < 2 ? [] : places.slice(0, mostFiles);
}

/** Makes one carousel of them, with the words of the first. */
export function joined(state: ComposerState): ComposerState {
  const places = joinable(state);
  const [first] = places;
  if (first === undefined) return state;
  const mediaIds = places.flatMap((place) => state.items[place]?.mediaIds ?? []);
  const items = state.items.flatMap((item, place): ContentItem[] =>
    place === first ? [{ ...item, kind: 'carousel', mediaIds }] : places.includes(place) ? [] : [item],
  );
  return { ...state, items };
}

/** Adds a post with nothing in it at the end. */
export function withNewItem(state: ComposerState): ComposerState {
  return state.items.length >= mostItems ? state : { ...state, items: [...state.items, blankItem] };
}

/** Takes a post out; there is always one left. */
export function withoutItem(state: ComposerState, place: number): ComposerState {
  if (state.items.length === 1) return { ...state, items: [blankItem] };
  return { ...state, items: state.items.toSpliced(place, 1) };
}

/** The same post once more, behind it. */
export function withCopy(state: ComposerState, place: number): ComposerState {
  const item = state.items[place];
  if (item === undefined || state.items.length >= mostItems) return state;
  return { ...state, items: state.items.toSpliced(place + 1, 0, item) };
}

/** A list with one of its entries in another place; places beyond its ends change nothing. */
export function moved<Item>(list: readonly Item[], from: number, to: number): Item[] {
  const item = list[from];
  if (item === undefined || to < 0 || to >= list.length) return [...list];
  return list.toSpliced(from, 1).toSpliced(to, 0, item);
}

/** Says how a post differs on a platform; undefined in `change`: it is as everywhere. */
export function withVariant(
  state: ComposerState,
  place: number,
  platform: Platform,
  change: { readonly [Key in keyof ContentVariant]?: ContentVariant[Key] | undefined },
): ComposerState {
  const item = state.items[place];
  if (item === undefined) return state;
  const { skip = false, ...rest } = { ...item.variants[platform], ...change };
  const own = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  const { [platform]: _before, ...others } = item.variants;
  const same = !skip && Object.keys(own).length === 0;
  return withItem(state, place, { variants: same ? others : { ...others, [platform]: { skip, ...own } } });
}

/** The kind a file makes of a post. A story stays one. */
function kindOf({ kind }: AddedFile, before: ContentKind): ContentKind {
  if (before === 'story') return 'story';
  return kind === 'video' ? 'video' : 'photo';
}

function isEmpty({ mediaIds, kind }: ContentItem): boolean {
  return mediaIds.length === 0 && kind !== 'carousel';
}
