import { counted } from '../change.ts';
import type { CountedAct, PhoneState } from '../phone-state.ts';
import { findPerson } from './world.ts';

/** A comment somebody on this phone wrote. */
type WrittenComment = { readonly post: string; readonly handle: string; readonly text: string };

/** What the accounts of this phone did to others. Keys are `account target`; `follows` holds changes only. */
export type Social = {
  readonly liked: ReadonlySet<string>;
  readonly follows: ReadonlyMap<string, boolean>;
  readonly seen: ReadonlySet<string>;
  readonly comments: readonly WrittenComment[];
};

/** Nothing was done yet. */
export const noSocial: Social = { liked: new Set(), follows: new Map(), seen: new Set(), comments: [] };

/** Whether an account likes a post. */
export function likes({ liked }: Social, handle: string, post: string): boolean {
  return liked.has(`${handle} ${post}`);
}

/** Whether an account follows another one. */
export function follows(social: Social, handle: string, target: string): boolean {
  return social.follows.get(`${handle} ${target}`) ?? findPerson(target)?.known ?? false;
}

/** Whether an account saw somebody's story. */
export function sawStory({ seen }: Social, handle: string, author: string): boolean {
  return seen.has(`${handle} ${author}`);
}

/** The heart of a post: liked, or no more. `at` in epoch milliseconds, as in all of these. */
export function toggleLike(state: PhoneState, post: string, at: number): PhoneState {
  const { social, active } = state.instagram;
  const liked = new Set(social.liked);
  const key = `${active} ${post}`;
  const before = liked.delete(key);
  if (!before) liked.add(key);
  return acted(
    state,
    { ...social, liked },
    { kind: before ? 'unlike' : 'like', target: authorOf(post), text: '', at },
  );
}

/** Follows somebody, or ends it. */
export function setFollow(state: PhoneState, target: string, following: boolean, at: number): PhoneState {
  const { social, active } = state.instagram;
  if (follows(social, active, target) === following) return state;
  const changed = new Map(social.follows).set(`${active} ${target}`, following);
  return acted(
    state,
    { ...social, follows: changed },
    { kind: following ? 'follow' : 'unfollow', target, text: '', at },
  );
}

/** A comment under somebody's post. */
export function addComment(state: PhoneState, post: string, text: string, at: number): PhoneState {
  const { social, active } = state.instagram;
  const comments = [...social.comments, { post, handle: active, text }];
  return acted(state, { ...social, comments }, { kind: 'comment', target: authorOf(post), text, at });
}

/** Somebody's story came on the screen; each look counts. */
export function seeStory(state: PhoneState, author: string, at: number): PhoneState {
  const { social, active } = state.instagram;
  const seen = new Set(social.seen).add(`${active} ${author}`);
  return acted(state, { ...social, seen }, { kind: 'story_view', target: author, text: '', at });
}

function acted(
  state: PhoneState,
  social: Social,
  act: Pick<CountedAct, 'kind' | 'target' | 'text' | 'at'>,
): PhoneState {
  const changed = { ...state, instagram: { ...state.instagram, social } };
  return counted(changed, { platform: 'instagram', ...act });
}

function authorOf(post: string): string {
  return post.split('/')[0] ?? '';
}
