import { assertNever } from '../../../../src-shared/assert-never.ts';
import { node, rect, statusBarHeight, type UiNode } from '../../screen/node.ts';
import type { ScreenView } from '../../screen/window.ts';
import type { PhoneState } from '../phone-state.ts';
import type { ViewContext } from '../view-context.ts';
import { cameraView } from './camera-view.ts';
import { captionView } from './caption-view.ts';
import { commentsView } from './comments-view.ts';
import { editorView } from './editor-view.ts';
import { bottomTabs, feedView, playerView } from './feed-view.ts';
import { galleryView } from './gallery-view.ts';
import { otherProfileView, ownProfileView } from './profile-views.ts';
import { resultsView, searchView, tagView } from './search-views.ts';
import { activity } from './tiktok-places.ts';
import { accountSwitcher, discardSheet, unfollowSheet } from './tiktok-sheets.ts';
import type { TikTokScreen } from './tiktok-state.ts';
import { label, tiktokUi, type TikTokUi } from './tiktok-ui.ts';

/** What the app shows. A sheet is a window of its own: what it stands over is painted and not in the tree. */
export function tiktokView(
  state: PhoneState,
  context: ViewContext,
): Omit<ScreenView, 'packageName' | 'activity'> {
  const ui = tiktokUi(state, context);
  const { screen } = ui.app;
  const under = screenUnder(screen);
  return {
    name: `tiktok_${screen.name}`,
    root: screenOf(ui, screen),
    behind: under === null ? null : screenOf(ui, under),
    keyboard: 'typing' in screen && screen.typing,
  };
}

function screenUnder(screen: TikTokScreen): TikTokScreen | null {
  switch (screen.name) {
    case 'comments':
    case 'unfollow_sheet':
      return screen.over;
    case 'account_switcher':
      return { name: 'profile', scroll: 0 };
    case 'discard_sheet':
      return { name: 'editor', video: screen.video };
    default:
      return null;
  }
}

function screenOf(ui: TikTokUi, screen: TikTokScreen): UiNode {
  switch (screen.name) {
    case 'home':
      return feedView(ui, screen);
    case 'video':
      return playerView(ui, screen);
    case 'comments':
      return commentsView(ui, screen);
    case 'friends':
    case 'inbox':
      return emptyTab(ui, screen.name);
    case 'profile':
      return ownProfileView(ui, screen.scroll);
    case 'account_switcher':
      return accountSwitcher(ui);
    case 'other_profile':
      return otherProfileView(ui, screen);
    case 'unfollow_sheet':
      return unfollowSheet(ui, screen.over);
    case 'search':
      return searchView(ui, screen);
    case 'search_results':
      return resultsView(ui, screen);
    case 'tag':
      return tagView(ui, screen);
    case 'camera':
      return cameraView(ui);
    case 'gallery':
      return galleryView(ui, screen);
    case 'editor':
      return editorView(ui, screen.video);
    case 'discard_sheet':
      return discardSheet(ui, screen.video);
    case 'caption':
      return captionView(ui, screen);
    default:
      return assertNever(screen);
  }
}

function emptyTab(ui: TikTokUi, name: 'friends' | 'inbox'): UiNode {
  const text = ui.say[name];
  return activity([
    node('FrameLayout', rect(0, statusBarHeight, 1080, 140), {}, [
      label(rect(60, statusBarHeight + 30, 900, 80), text, { size: 48, bold: true }),
    ]),
    bottomTabs(ui, name, false),
  ]);
}
