import type { JobKind } from '../../../src-shared/domain/job.ts';
import type { Platform } from '../../../src-shared/domain/platform.ts';
import { platformName } from '../../../src-shared/platform-rules.ts';
import type { Delivery, PhoneWork } from '../delivery.ts';
import type { Route, Takes } from '../routes.ts';

/** What can be made in each app on a phone; apps.ts says how. */
export const phoneKinds: Readonly<Record<Platform, readonly JobKind[]>> = {
  instagram: ['photo', 'carousel', 'video', 'story', 'warmup'],
  threads: ['text', 'photo', 'carousel', 'warmup'],
  tiktok: ['video', 'warmup'],
};

/** The way over an account's own phone. */
export function phoneRoute(delivery: Delivery<PhoneWork>): Route {
  return { name: 'phone', takes, delivery };
}

const takes: Takes = (platform, kind) => {
  const kinds = phoneKinds[platform];
  if (kind === 'warmup')
    return kinds.includes(kind) ? null : `${platformName(platform)} accounts cannot be warmed up yet.`;
  if (kinds.length === 0) return `${platformName(platform)} cannot be posted to through a phone yet.`;
  if (kinds.includes(kind)) return null;
  return `A ${kind} cannot be posted to ${platformName(platform)} through a phone yet.`;
};
