import { assertNever } from '../../../src-shared/assert-never.ts';
import type { InstagramScreen } from './instagram/instagram-state.ts';
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

function backFromScreen(screen: InstagramScreen): PhoneEvent {
  switch (screen.name) {
    case 'home':
      return { kind: 'go', to: launcher };
    case 'reels':
    case 'inbox':
    case 'search':
    case 'profile':
      return toScreen({ name: 'home', scroll: 0 });
    case 'create_sheet':
    case 'account_switcher':
    case 'post':
    case 'gallery':
      return toScreen({ name: 'profile', scroll: 0 });
    case 'editor':
      return toScreen({ name: 'gallery', selected: null, scroll: 0 });
    case 'caption':
      if (screen.typing) return { kind: 'finish_typing' };
      return toScreen({ name: 'editor', picture: screen.picture });
    default:
      return assertNever(screen);
  }
}

/** Goes to a screen of the app, after the time it takes. */
export function toScreen(screen: InstagramScreen): PhoneEvent {
  return { kind: 'go', to: { kind: 'screen', screen } };
}
