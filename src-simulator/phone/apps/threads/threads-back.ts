import { assertNever } from '../../../../src-shared/assert-never.ts';
import type { PhoneEvent } from '../phone-event.ts';
import { threadsHome, type ThreadsScreen } from './threads-state.ts';

/** Goes to a screen of the app, after the time it takes. */
export function toThreads(screen: ThreadsScreen): PhoneEvent {
  return { kind: 'go', to: { kind: 'threads', screen } };
}

/** The screen behind one, where the back key leads; null where that is the launcher. */
export function threadsBehind(screen: ThreadsScreen): ThreadsScreen | null {
  switch (screen.name) {
    case 'home':
      return null;
    case 'activity':
    case 'search':
    case 'profile':
      return threadsHome;
    case 'account_switcher':
      return { name: 'profile', scroll: 0 };
    case 'tag':
      return { name: 'search', query: '' };
    case 'thread':
      return screen.from;
    case 'other_profile':
      return screen.asking ? { ...screen, asking: false } : screen.from;
    case 'gallery':
      return { name: 'composer', draft: screen.draft, asking: false };
    case 'composer': {
      const { text, files, from } = screen.draft;
      if (screen.asking) return { ...screen, asking: false };
      return text === '' && files.length === 0 ? from : { ...screen, asking: true };
    }
    default:
      return assertNever(screen);
  }
}
