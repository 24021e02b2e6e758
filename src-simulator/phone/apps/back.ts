import { backFromScreen } from './instagram/back-from.ts';
import { appOf } from './interruption.ts';
import type { Destination, PhoneEvent } from './phone-event.ts';
import type { PhoneState } from './phone-state.ts';

const launcher: Destination = { kind: 'front', front: 'launcher' };

/** What the back key means now. */
export function backFrom(state: PhoneState): PhoneEvent {
  if (state.front === 'launcher') return { kind: 'nothing' };
  const app = appOf(state.front);
  if (app === null || state[app].cover) return { kind: 'go', to: launcher };
  if (state[app].dialog) return { kind: 'close_dialog' };
  if (app === 'threads') return { kind: 'in_threads', act: { kind: 'back' } };
  if (app === 'tiktok') return { kind: 'in_tiktok', act: { kind: 'back' } };
  return backFromScreen(state.instagram.screen);
}
