import { assertNever } from '../../../src-shared/assert-never.ts';
import type { InstagramScreen } from './instagram/instagram-state.ts';
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
