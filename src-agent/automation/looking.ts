import type { Stopped } from '../delivery/delivery.ts';
import type { PhoneDriver } from '../devices/phone-driver.ts';
import { PhoneError } from '../devices/phone-driver.ts';
import type { Clock } from './clock.ts';
import { find } from './find.ts';
import type { Pack, Popup } from './pack/pack-format.ts';
import type { Recognition } from './recognise.ts';
import { recognise } from './recognise.ts';
import type { ScreenView } from './screen-view.ts';
import { viewOf } from './screen-view.ts';
import { parseSource } from './source/parse-source.ts';
import type { Scene } from './stops.ts';
import { stopForScreen, stopForStrangeScreen } from './stops.ts';

/** One look at the phone: one page source, everything else is worked out from it here. */
export type Look = {
  readonly source: string;
  readonly view: ScreenView;
  readonly seen: Recognition;
  /** Name of the recognised screen, else null. */
  readonly screen: string | null;
};

/** What to wait for. Times in milliseconds. */
export type Awaited = {
  /** Ends the wait. */
  readonly accept: (look: Look) => boolean;
  /** Screens on which waiting is fine, e.g. the one that was tapped on. */
  readonly patient: readonly string[];
  /** Names of what is awaited, for the sentence when it does not come. */
  readonly expected: readonly string[];
  readonly timeoutMs: number;
  /** How long a screen that is neither awaited nor patient may stay: transitions show such screens. */
  readonly settleMs: number;
  /** Looked at before the phone is asked again. */
  readonly first?: Look;
  /** Longest pause between two looks. */
  readonly slowestMs?: number;
};

/** How a wait ended: with the awaited screen, with a reason to stop, or with nothing of both in time. */
export type Sighting =
  | { readonly kind: 'seen'; readonly look: Look }
  | { readonly kind: 'stopped'; readonly stopped: Stopped; readonly look: Look }
  | { readonly kind: 'late'; readonly look: Look };

/** What looking needs. */
export type Eyes = {
  readonly driver: PhoneDriver;
  readonly pack: Pack;
  readonly scene: Scene;
  readonly clock: Clock;
  readonly signal: AbortSignal;
};

/** A dialog that comes back more often than this within one wait is not harmless. */
const mostPopups = 3;
const firstPauseMs = 30;
const slowestPauseMs = 250;

/** Takes one page source and tells what it shows. */
export async function lookOnce({ driver, pack }: Eyes): Promise<Look> {
  const source = await driver.source();
  const view = viewOf(parseSource(source), pack);
  const seen = recognise(view);
  return { source, view, seen, screen: seen.kind === 'screen' ? seen.name : null };
}

/**
 * Looks until the awaited is there. Stop screens end it at once; harmless dialogs get their one safe action;
 * a strange screen is looked at again for `settleMs` and then ends it, the phone left as it is.
 */
export async function lookUntil(eyes: Eyes, awaited: Awaited): Promise<Sighting> {
  const { clock, scene } = eyes;
  const began = clock.now();
  let strangeSince: number | null = null;
  let popups = 0;
  let pause = firstPauseMs;
  for (let look = awaited.first ?? (await lookOnce(eyes)); ; look = await lookOnce(eyes)) {
    const { seen } = look;
    if (seen.kind === 'stop') return { kind: 'stopped', stopped: stopForScreen(seen, scene), look };
    throwIfAborted(eyes.signal);
    const strange = () => ({
      kind: 'stopped' as const,
      stopped: stopForStrangeScreen(seen, awaited.expected, scene),
      look,
    });
    if (seen.kind === 'popup') {
      if (popups++ >= mostPopups) return strange();
      await dismiss(eyes, look, seen.popup);
      strangeSince = null;
    } else {
      if (awaited.accept(look)) return { kind: 'seen', look };
      const now = clock.now();
      const patient = look.screen !== null && awaited.patient.includes(look.screen);
      strangeSince = patient ? null : (strangeSince ?? now);
      if (strangeSince !== null && now - strangeSince >= awaited.settleMs) return strange();
      if (now - began >= awaited.timeoutMs) return patient ? { kind: 'late', look } : strange();
    }
    await clock.delay(pause, eyes.signal);
    pause = Math.min(awaited.slowestMs ?? slowestPauseMs, Math.ceil(pause * 1.4));
  }
}

/** Ends the work when somebody asked for it. */
export function throwIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw new PhoneError('cancelled', 'The work was cancelled.', { cause: signal.reason });
}

async function dismiss({ driver }: Eyes, { view }: Look, { action }: Popup): Promise<void> {
  if ('press' in action) {
    await driver.pressBack();
    return;
  }
  const button = find(view, action.tap);
  if (button.found) await driver.tap(button.tapPoint);
}
