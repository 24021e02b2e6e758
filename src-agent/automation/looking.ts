import type { Stopped } from '../delivery/delivery.ts';
import { isTakenOver } from '../delivery/taken-over.ts';
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
import type { ScreenTree } from './source/screen-tree.ts';
import type { Scene } from './stops.ts';
import { stopFor } from './stops.ts';

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
  /** A crash dialog may still stand there for a moment: the app was just started again. */
  readonly afterRestart?: boolean;
  /** Looked at before the phone is asked again. */
  readonly first?: Look;
  /** How often to look, where it is not as usual. */
  readonly pace?: Pace;
};

/** Pauses between two looks in milliseconds: the first one, those after it, and how long they may become when it takes long. */
export type Pace = { readonly firstMs: number; readonly nextMs: number; readonly slowestMs: number };

/** How a wait ended: with the awaited screen, with a reason to stop, or with nothing of both in time. */
export type Sighting =
  | { readonly kind: 'seen'; readonly look: Look }
  | { readonly kind: 'stopped'; readonly stopped: Stopped; readonly look: Look }
  | { readonly kind: 'late'; readonly look: Look };

/** What looking needs. */
export type Eyes = {
  readonly driver: PhoneDriver;
  readonly pack: Pack;
  /** Where there are packs for several languages: those to ask about a screen, in this order; else `pack` alone is asked. */
  readonly packsFor?: (tree: ScreenTree) => readonly Pack[];
  readonly scene: Scene;
  readonly clock: Clock;
  readonly signal: AbortSignal;
};

/** A dialog that comes back more often than this within one wait is not harmless. */
const mostPopups = 3;
/** How long a dialog may take to close; a second tap in that time could meet what is under it. */
const closingMs = 1500;
/** How long a dialog about the crash before takes to go when the app is started again. */
const leftoverMs = 3000;
/** Most screens come within this time; looking often costs less then than coming late. */
const briskMs = 2000;
const usualPace: Pace = { firstMs: 20, nextMs: 20, slowestMs: 250 };
/** A step is finished for the person who takes the phone after it. */
const uncut = new AbortController().signal;

/** Takes one page source and tells what it shows: what `before` did, where it is still the same. */
export async function lookOnce({ driver, pack, packsFor }: Eyes, before?: Look): Promise<Look> {
  const source = await driver.source();
  if (source === before?.source) return before;
  const tree = parseSource(source);
  const [first = pack, ...others] = packsFor?.(tree) ?? [];
  const look = lookWith(source, tree, first);
  if (look.seen.kind !== 'unknown') return look;
  for (const other of others) {
    const another = lookWith(source, tree, other);
    if (another.seen.kind !== 'unknown') return another;
  }
  return look;
}

function lookWith(source: string, tree: ScreenTree, pack: Pack): Look {
  const view = viewOf(tree, pack);
  const seen = recognise(view);
  return { source, view, seen, screen: seen.kind === 'screen' ? seen.name : null };
}

/**
 * Looks until the awaited is there. Stop screens end it at once; harmless dialogs get their one safe action;
 * a strange screen is looked at again for `settleMs` and then ends it, the phone left as it is. A look tells of the moment
 * it was asked for: however late it is answered, what the phone showed before the time was over says nothing about its end.
 */
export async function lookUntil(eyes: Eyes, awaited: Awaited): Promise<Sighting> {
  const { clock, scene } = eyes;
  const began = clock.now();
  let askedAt = began;
  const passed = () => askedAt - began;
  const ask = (before?: Look): Promise<Look> => {
    askedAt = clock.now();
    return lookOnce(eyes, before);
  };
  let strangeSince: number | null = null;
  let popups = 0;
  let dismissedAt = Number.NEGATIVE_INFINITY;
  const pace = awaited.pace ?? usualPace;
  let pause = pace.firstMs;
  for (let look = awaited.first ?? (await ask()); ; look = await ask(look)) {
    const { seen } = look;
    const halt = () => ({ kind: 'stopped' as const, stopped: stopFor(seen, awaited.expected, scene), look });
    if (seen.kind !== 'stop' && !isTakenOver(eyes.signal)) throwIfAborted(eyes.signal);
    if (seen.kind === 'stop') {
      const leftover = awaited.afterRestart === true && seen.code === 'app_crashed';
      if (!leftover || passed() >= leftoverMs) return halt();
    } else if (seen.kind === 'popup') {
      if (askedAt - dismissedAt >= closingMs) {
        if (popups++ >= mostPopups) return halt();
        await dismiss(eyes, look, seen.popup);
        dismissedAt = clock.now();
      }
      strangeSince = null;
    } else {
      if (awaited.accept(look)) return { kind: 'seen', look };
      const patient = look.screen !== null && awaited.patient.includes(look.screen);
      strangeSince = patient ? null : (strangeSince ?? clock.now());
      if (strangeSince !== null && askedAt - strangeSince >= awaited.settleMs) return halt();
      if (passed() >= awaited.timeoutMs) return patient ? { kind: 'late', look } : halt();
    }
    await clock.delay(pause, isTakenOver(eyes.signal) ? uncut : eyes.signal);
    pause = passed() > briskMs ? Math.min(pace.slowestMs, Math.ceil(pause * 1.4)) : pace.nextMs;
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
