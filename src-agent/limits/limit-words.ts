import type { LimitedAction } from '../../src-shared/domain/limits.ts';

const words: Readonly<Record<LimitedAction, readonly [one: string, many: string]>> = {
  post: ['post', 'posts'],
  story: ['story', 'stories'],
  comment: ['comment', 'comments'],
  like: ['like', 'likes'],
  follow: ['follow', 'follows'],
  unfollow: ['unfollow', 'unfollows'],
  story_view: ['story view', 'story views'],
};

/** So many of an action in words, without the number: `post`, `posts`. */
export function countedAction(action: LimitedAction, count: number): string {
  const [one, many] = words[action];
  return count === 1 ? one : many;
}

/** A moment on a clock on the wall: `on 22 Nov at 00:00`. */
export function whenWords(at: number, zone: string): string {
  const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: zone }).format(at);
  const time = new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone,
  }).format(at);
  return `on ${day} at ${time}`;
}

/** A length of time in its largest whole unit: `90 seconds`, `10 minutes`, `1 hour`. */
export function someTime(seconds: number): string {
  if (seconds > 0 && seconds % 3600 === 0) return counted(seconds / 3600, 'hour');
  if (seconds > 0 && seconds % 60 === 0) return counted(seconds / 60, 'minute');
  return counted(seconds, 'second');
}

const counted = (count: number, unit: string) => `${count} ${unit}${count === 1 ? '' : 's'}`;
