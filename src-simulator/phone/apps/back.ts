import { backFromScreen } from './instagram/back-from.ts';
import type { Destination, PhoneEvent } from './phone-event.ts';
import type { PhoneState } from './phone-state.ts';

const launcher: Destination = { kind: 'front', front: 'launcher' };

/** What the back key means now. */
export function backFrom(state: PhoneState): PhoneEvent {
  if (state.front === 'launcher') return { kind: 'nothing' };
  if (state.front !== 'instagram') return { kind: 'go', to: launcher };
  const { instagram } = state;
  if (instagram.cover) return { kind: 'go', to: launcher };
  if (instagram.dialog) return { kind: 'close_dialog' };
  return backFromScreen(instagram.screen);
}
