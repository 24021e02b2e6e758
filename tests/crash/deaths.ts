import { deathPlaces, type Death } from '../support/death.ts';

/** How a life ends: by itself at `death`, or `afterMs` after it was started (or answered, when `answered`). */
export type Ending = { readonly death: Death; readonly answered: boolean; readonly afterMs: number };

/** Longest life of an agent whose end does not come by itself, in milliseconds. */
const longestMs = 1_500;

/** Picks an ending: around the commit call and the looks, after some event, at any time, or while it starts. */
export function pickEnding(random: () => number): Ending {
  const kind = random();
  const upTo = (most: number) => Math.floor(random() * most);
  if (kind < 0.4) {
    const place = deathPlaces[upTo(deathPlaces.length)] ?? 'after_commit';
    return { death: { kind: 'place', place, count: 1 + upTo(3) }, answered: true, afterMs: longestMs };
  }
  if (kind < 0.6)
    return { death: { kind: 'event', count: 1 + upTo(60) }, answered: true, afterMs: longestMs };
  if (kind < 0.8) return { death: { kind: 'none' }, answered: true, afterMs: upTo(1000) };
  if (kind < 0.9) return { death: { kind: 'none' }, answered: false, afterMs: 150 + upTo(500) };
  return { death: { kind: 'statement', count: 1 + upTo(150) }, answered: true, afterMs: longestMs };
}
