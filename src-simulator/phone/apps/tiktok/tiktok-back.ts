import { assertNever } from '../../../../src-shared/assert-never.ts';
import { firstTikTokScreen, type TikTokScreen } from './tiktok-state.ts';

/** Where the back key leads: the same screen without its keyboard, another one, or out of the app (null). */
export function screenBehind(screen: TikTokScreen): TikTokScreen | null {
  if ('typing' in screen && screen.typing) return { ...screen, typing: false };
  switch (screen.name) {
    case 'home':
      return screen.place === 0 ? null : firstTikTokScreen;
    case 'friends':
    case 'inbox':
    case 'profile':
    case 'camera':
      return firstTikTokScreen;
    case 'account_switcher':
      return { name: 'profile', scroll: 0 };
    case 'comments':
    case 'unfollow_sheet':
      return screen.over;
    case 'video':
    case 'other_profile':
    case 'search':
    case 'tag':
      return screen.from;
    case 'search_results':
      return { name: 'search', text: screen.text, typing: false, from: screen.from };
    case 'gallery':
      return { name: 'camera' };
    case 'editor':
      return { name: 'discard_sheet', video: screen.video };
    case 'discard_sheet':
    case 'caption':
      return { name: 'editor', video: screen.video };
    default:
      return assertNever(screen);
  }
}
