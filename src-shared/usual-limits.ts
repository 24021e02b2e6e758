import type { LimitedAction, LimitSettings } from './domain/limits.ts';

/** Most of each action that one account may do on one of its local days. No setting can raise them. */
export const dailyCeilings: Readonly<Record<LimitedAction, number>> = {
  post: 25,
  story: 50,
  comment: 15,
  like: 100,
  follow: 30,
  unfollow: 30,
  story_view: 150,
};

const half = (action: LimitedAction) => Math.floor(dailyCeilings[action] / 2);

/** Half of the ceilings, rounded down, and nothing else. */
export const usualLimits: LimitSettings = {
  perDay: {
    post: half('post'),
    story: half('story'),
    comment: half('comment'),
    like: half('like'),
    follow: half('follow'),
    unfollow: half('unfollow'),
    story_view: half('story_view'),
  },
  perHour: null,
  gapSeconds: 0,
  quietHours: null,
  perDevicePerDay: null,
  workspacePerDay: null,
};
