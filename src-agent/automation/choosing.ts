import type { Stopped } from '../delivery/delivery.ts';
import type { Among, Finding } from './find.ts';
import { findElement } from './find.ts';
import type { Eyes, Look, Sighting } from './looking.ts';
import { lookUntil } from './looking.ts';
import type { Parameters } from './match.ts';
import { plain, stop } from './stops.ts';

/** An element that is there and can be pressed, or why it is not. */
export type Choice =
  | { readonly kind: 'chosen'; readonly finding: Extract<Finding, { found: true }>; readonly look: Look }
  | { readonly kind: 'stopped'; readonly stopped: Stopped; readonly look: Look };

/** Which element, on which screens. `first`: a look that is still fresh. Time in milliseconds. */
export type Wanted = {
  readonly screens: readonly string[];
  readonly element: string;
  readonly parameters: Parameters;
  /** Only elements of that part of the screen. */
  readonly among?: (look: Look) => Among;
  /** It must be at the same place in two looks one after the other. */
  readonly steady: boolean;
  /** It must have the focus. */
  readonly focused: boolean;
  readonly settleMs: number;
  readonly first: Look | null;
};

/** How long an element may be missing, covered or moving on a screen that is already recognised. */
const elementMs = 3000;

/** Waits for one of the screens and, on it, for the element. */
export async function choose(eyes: Eyes, wanted: Wanted): Promise<Choice> {
  const { screens, element, parameters } = wanted;
  let stoodAt: string | null = null;
  const lookUp = (look: Look): Finding =>
    look.screen !== null && screens.includes(look.screen)
      ? findElement(look.view, look.screen, element, parameters, wanted.among?.(look))
      : { found: false, why: 'another screen' };
  const sighting = await lookUntil(eyes, {
    accept(look) {
      const finding = lookUp(look);
      if (!finding.found || (wanted.focused && !finding.node.focused)) return false;
      const stands = JSON.stringify(finding.node.bounds);
      const stood = stoodAt === stands;
      stoodAt = stands;
      return stood || !wanted.steady;
    },
    patient: screens,
    expected: screens,
    timeoutMs: elementMs,
    settleMs: wanted.settleMs,
    ...(wanted.first ? { first: wanted.first } : {}),
  });
  if (sighting.kind === 'stopped') return sighting;
  const finding = lookUp(sighting.look);
  if (sighting.kind === 'seen' && finding.found) return { kind: 'chosen', finding, look: sighting.look };
  return { kind: 'stopped', stopped: missing(eyes, element, sighting, finding), look: sighting.look };
}

function missing({ scene }: Eyes, element: string, { look }: Sighting, finding: Finding): Stopped {
  const { appName, phone } = scene;
  return stop(
    'element_missing',
    'person',
    finding.found
      ? `“${plain(element)}” in ${appName} on phone ${phone} keeps moving or does not react.`
      : `“${plain(element)}” is not on the ${plain(look.screen ?? 'unknown')} screen of ${appName} (${finding.why}).`,
    `Look at phone ${phone}. If ${appName} looks different than usual, it was updated and Switchyard needs an update too.`,
  );
}
