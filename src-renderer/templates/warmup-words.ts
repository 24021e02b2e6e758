import type { WarmupKind, WarmupRecipe, WarmupSource } from '../../src-shared/domain/warmup.ts';
import { formatCount } from '../format/amount.ts';

/** What an account does in a warm-up, as a person reads it, in the order it is offered. */
export const warmupNames: Readonly<Record<WarmupKind, string>> = {
  scroll: 'Read posts',
  view_story: 'View stories',
  like: 'Like posts',
  follow: 'Follow accounts',
  unfollow: 'Unfollow accounts',
  comment: 'Comment',
};

/** The kinds of actions, in the order they are offered. */
export const warmupKinds = Object.keys(warmupNames) as readonly WarmupKind[];

/** One action in numbers: `3 likes`. */
export function doneWords(kind: WarmupKind, count: number): string {
  const words: Readonly<Record<WarmupKind, readonly [string, string]>> = {
    scroll: ['post read', 'posts read'],
    view_story: ['story viewed', 'stories viewed'],
    like: ['like', 'likes'],
    follow: ['follow', 'follows'],
    unfollow: ['unfollow', 'unfollows'],
    comment: ['comment', 'comments'],
  };
  return formatCount(count, ...words[kind]);
}

/** Where posts are looked at, as a person reads it. */
export const sourceNames: Readonly<Record<WarmupSource['kind'], string>> = {
  home: 'The home feed',
  account: 'An account',
  hashtag: 'A hashtag',
};

/** A recipe in a few words, for lists. */
export function recipeLine({ minutes, actions, sources }: WarmupRecipe): string {
  const most = actions
    .filter(({ count }) => count.to > 0)
    .map(({ kind, count }) => doneWords(kind, count.to))
    .join(', ');
  const length = minutes.from === minutes.to ? `${minutes.to}` : `${minutes.from}–${minutes.to}`;
  return `${length} minutes, up to ${most}; ${formatCount(sources.length, 'place')}`;
}
