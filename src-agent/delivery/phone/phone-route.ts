import { platformName } from '../../../src-shared/platform-rules.ts';
import type { Delivery, PhoneWork } from '../delivery.ts';
import type { Route, Takes } from '../routes.ts';

/** The way over an account's own phone, whose Instagram app takes photos. */
export function phoneRoute(delivery: Delivery<PhoneWork>): Route {
  return { name: 'phone', takes, delivery };
}

const takes: Takes = (platform, kind) => {
  if (platform !== 'instagram') return `${platformName(platform)} cannot be posted to through a phone yet.`;
  if (kind !== 'photo') return `A ${kind} cannot be posted through a phone yet.`;
  return null;
};
