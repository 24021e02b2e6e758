import type { Handset } from './handset.ts';
import type { ShellPhone } from './shell/shell-phone.ts';

/** A finger that moves less than this is a tap (Android's touch slop at this density, in pixels). */
export const touchSlop = 21;

/** A finger on the glass and the phone's own keys, as the shell's `input` moves them. */
export function handOf(handset: Handset): ShellPhone['hand'] {
  return {
    tap: (at) => handset.tap(at),
    swipe(from, to) {
      if (Math.hypot(to.x - from.x, to.y - from.y) < touchSlop) handset.tap(from);
      else handset.swipe(from, to);
    },
    type: (text) => handset.dispatch({ kind: 'type', text, replace: false }),
    press(key) {
      if (key === 'home') handset.dispatch({ kind: 'home_button' });
      else if (key === 'back') handset.dispatch({ kind: 'back' });
      else if (key === 'enter') handset.dispatch({ kind: 'type', text: '\n', replace: false });
    },
  };
}
