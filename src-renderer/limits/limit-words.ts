import type { KillScope, LimitedAction } from '../../src-shared/domain/limits.ts';

/** The actions as a person reads them, in the order they are shown. */
export const actionNames: Readonly<Record<LimitedAction, string>> = {
  post: 'Posts',
  story: 'Stories',
  comment: 'Comments',
  like: 'Likes',
  follow: 'Follows',
  unfollow: 'Unfollows',
  story_view: 'Story views',
};

/** The actions, in the order they are shown. */
export const actions = Object.keys(actionNames) as LimitedAction[];

/** Whether two kill switches stop the same thing. */
export function sameScope(one: KillScope, other: KillScope): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
