import type { ViewContext } from '../view-context.ts';
import type { Age, Sayings } from './sayings.ts';

/** What the app's screens need besides their state. */
export type InstagramContext = ViewContext & { readonly say: Sayings };

/** How long ago something was, as the app writes it. `at` in epoch milliseconds. */
export function since({ now, say }: InstagramContext, at: number): string {
  return say.ago(ageOf(Math.max(0, Math.floor((now - at) / 60_000))));
}

/** The same for a number of minutes. */
export function ageOf(minutes: number): Age | null {
  if (minutes < 1) return null;
  if (minutes < 60) return { count: minutes, unit: 'minute' };
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return { count: hours, unit: 'hour' };
  return { count: Math.floor(hours / 24), unit: 'day' };
}
