import type { Among } from './find.ts';
import type { Parameters } from './match.ts';
import type { Look } from './looking.ts';

/** A place on the screen as fractions of its width and height. */
export type Place = { readonly x: number; readonly y: number };

/**
 * What a step does to the phone. `element` names one of the recognised screen. `steady`: the element must
 * stand still over two looks first, for things that slide in. `among`: only elements of that part of the screen.
 */
type Act =
  | { readonly kind: 'restart' }
  | {
      readonly kind: 'tap';
      readonly element: string;
      readonly parameters?: Parameters;
      readonly steady?: boolean;
      readonly among?: (look: Look) => Among;
    }
  | { readonly kind: 'type'; readonly element: string; readonly text: string }
  | { readonly kind: 'swipe'; readonly from: Place; readonly to: Place; readonly milliseconds: number }
  | { readonly kind: 'back' }
  | { readonly kind: 'look' };

/**
 * One step: the screens it may begin on, what it does, and how one sees that it worked. `until` names the
 * screens that end it; `also` is what must hold on them, `from` being what the act was done on (null where it begins
 * anywhere). Times in milliseconds.
 */
export type Step = {
  readonly name: string;
  /** As the person reads it, e.g. `Open the gallery`. */
  readonly title: string;
  /** Empty: whatever the phone shows. */
  readonly expects: readonly string[];
  readonly act: Act;
  readonly until: readonly string[];
  readonly also?: (look: Look, from: Look | null) => boolean;
  /** Screens that may show for long on the way, e.g. an upload. */
  readonly through?: readonly string[];
  readonly timeoutMs: number;
  readonly settleMs?: number;
};
