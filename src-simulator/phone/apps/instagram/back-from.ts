import { assertNever } from '../../../../src-shared/assert-never.ts';
import type { PhoneEvent } from '../phone-event.ts';
import { firstScreen, type InstagramScreen, type Making } from './instagram-state.ts';

/** What the back key means on a screen of the app. */
export function backFromScreen(screen: InstagramScreen): PhoneEvent {
  switch (screen.name) {
    case 'home':
      return { kind: 'go', to: { kind: 'front', front: 'launcher' } };
    case 'reels':
    case 'inbox':
    case 'search':
    case 'profile':
      return toScreen(firstScreen);
    case 'search_typing':
    case 'hashtag':
      return toScreen({ name: 'search' });
    case 'create_sheet':
    case 'account_switcher':
    case 'post':
    case 'gallery':
      return toScreen({ name: 'profile', scroll: 0 });
    case 'follow_sheet':
      return toScreen({ ...screen, name: 'other_profile' });
    case 'other_profile':
    case 'posts':
    case 'story':
      return toScreen(screen.from);
    case 'comments':
      return screen.typing ? toScreen({ ...screen, typing: false }) : toScreen(screen.from);
    case 'editor':
      return toScreen({ name: 'discard', from: screen });
    case 'caption':
      if (screen.typing) return { kind: 'finish_typing' };
      return toScreen({ name: 'editor', making: screen.making, files: screen.files });
    case 'discard':
      return toScreen(screen.from);
    default:
      return assertNever(screen);
  }
}

/** The picker for what is to be made. */
export function toGallery(making: Making): PhoneEvent {
  return toScreen({ name: 'gallery', making, selected: [], scroll: 0 });
}

/** Goes to a screen of the app, after the time it takes. */
export function toScreen(screen: InstagramScreen): PhoneEvent {
  return { kind: 'go', to: { kind: 'screen', screen } };
}
