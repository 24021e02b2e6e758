import type { ContentKind } from '../../src-shared/domain/campaign.ts';
import type { Platform } from '../../src-shared/domain/platform.ts';
import type { Delivery, PhoneWork } from './delivery.ts';

/** What a route can take: null when it takes it, else the sentence that says why not. */
export type Takes = (platform: Platform, kind: ContentKind | 'comment') => string | null;

/** One way to a platform: over an account's phone, which is leased for each job, or from this computer. */
export type Route =
  | { readonly name: 'phone'; readonly takes: Takes; readonly delivery: Delivery<PhoneWork> }
  | { readonly name: 'api' | 'browser'; readonly takes: Takes; readonly delivery: Delivery };

/** The routes there are; a job takes the first that takes it. */
export type Routes = readonly Route[];

/** The route of a job, or why there is none (in the words of the last that was asked). */
export function chooseRoute(
  routes: Routes,
  platform: Platform,
  kind: ContentKind | 'comment',
): { readonly route: Route['name'] } | { readonly refusal: string } {
  let refusal = 'There is no way to publish.';
  for (const route of routes) {
    const why = route.takes(platform, kind);
    if (why === null) return { route: route.name };
    refusal = why;
  }
  return { refusal };
}
