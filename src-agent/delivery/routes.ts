import type { JobKind } from '../../src-shared/domain/job.ts';
import type { Platform } from '../../src-shared/domain/platform.ts';
import type { Delivery, PhoneWork, ReadOnlyDelivery } from './delivery.ts';

/** What a route can take: null when it takes it, else the sentence that says why not. */
export type Takes = (platform: Platform, kind: JobKind) => string | null;

/** One way to a platform: over an account's phone, which is leased for each job, or from this computer. */
export type Route =
  | { readonly name: 'phone'; readonly takes: Takes; readonly delivery: Delivery<PhoneWork> }
  | { readonly name: 'api' | 'browser'; readonly takes: Takes; readonly delivery: Delivery };

/** The routes there are; a job takes the first that takes it. */
export type Routes = readonly Route[];

/** A route as the reconciler is given it: it can look, and has no way to publish. */
export type ReadOnlyRoute =
  | { readonly name: 'phone'; readonly delivery: ReadOnlyDelivery<PhoneWork> }
  | { readonly name: 'api' | 'browser'; readonly delivery: ReadOnlyDelivery };

/** The reading part of the routes. */
export function readOnly(routes: Routes): readonly ReadOnlyRoute[] {
  return routes.map((route) =>
    route.name === 'phone'
      ? { name: route.name, delivery: { look: (...about) => route.delivery.look(...about) } }
      : { name: route.name, delivery: { look: (...about) => route.delivery.look(...about) } },
  );
}

/** Why no account of that platform can be warmed up, or null: a warm-up goes over a phone and no other way. */
export function warmUpRefusal(routes: Routes, platform: Platform): string | null {
  const phone = routes.find(({ name }) => name === 'phone');
  return phone === undefined ? 'There is no way to phones.' : phone.takes(platform, 'warmup');
}

/** The route of a job, or why there is none (in the words of the last that was asked). */
export function chooseRoute(
  routes: Routes,
  platform: Platform,
  kind: JobKind,
): { readonly route: Route['name'] } | { readonly refusal: string } {
  let refusal = 'There is no way to publish.';
  for (const route of routes) {
    const why = route.takes(platform, kind);
    if (why === null) return { route: route.name };
    refusal = why;
  }
  return { refusal };
}
