import { assertNever } from '../../../../src-shared/assert-never.ts';
import type { UiNode } from '../../screen/node.ts';
import type { Cover, Dialog } from '../interruption.ts';
import type { GalleryPicture } from '../phone-state.ts';
import type { ViewContext } from '../view-context.ts';
import { modal, tabbed } from './app-frame.ts';
import { captionView } from './caption-view.ts';
import { challengeView, loginView, opaqueView } from './covers.ts';
import { rateAppDialog, tryAgainLaterDialog } from './dialogs.ts';
import { editorView } from './editor-view.ts';
import { galleryView } from './gallery-view.ts';
import { homeView } from './home-view.ts';
import type { InstagramState } from './instagram-state.ts';
import { inboxView, reelsView, searchView } from './plain-views.ts';
import { postView } from './post-view.ts';
import { profileView } from './profile-view.ts';
import { accountSwitcher, createSheet } from './sheets.ts';
import { tabBar } from './tab-bar.ts';
import { snackbars } from './upload-notices.ts';

/** The app's own screen, without what may cover it. */
export function instagramView(
  state: InstagramState,
  gallery: readonly GalleryPicture[],
  context: ViewContext,
): UiNode {
  const { screen } = state;
  const withTabs = (page: UiNode, tab: string, sheets: readonly UiNode[] = []) =>
    tabbed(page, tabBar(state, tab), sheets, sheets.length === 0 ? snackbars(state) : []);
  switch (screen.name) {
    case 'home':
      return withTabs(homeView(state, screen.scroll, context), 'feed_tab');
    case 'reels':
      return withTabs(reelsView(context), 'clips_tab');
    case 'inbox':
      return withTabs(inboxView(state), 'direct_tab');
    case 'search':
      return withTabs(searchView(context), 'search_tab');
    case 'profile':
      return withTabs(profileView(state, screen.scroll, context), 'profile_tab');
    case 'create_sheet':
      return withTabs(profileView(state, 0, context), 'profile_tab', [createSheet()]);
    case 'account_switcher':
      return withTabs(profileView(state, 0, context), 'profile_tab', [accountSwitcher(state)]);
    case 'post':
      return withTabs(postView(state, screen.place, screen.scroll, context), 'profile_tab');
    case 'gallery':
      return modal([galleryView(gallery, screen.selected, screen.scroll, context)]);
    case 'editor':
      return editorView(screen.picture);
    case 'caption':
      return captionView(screen.picture, screen.caption, screen.typing);
    default:
      return assertNever(screen);
  }
}

/** What stands in the place of the app. */
export function coverView(cover: Cover): UiNode {
  switch (cover) {
    case 'challenge':
      return challengeView();
    case 'logged_out':
      return loginView();
    case 'opaque':
      return opaqueView();
    default:
      return assertNever(cover);
  }
}

/** A dialog over the app. */
export function dialogView(dialog: Dialog): UiNode {
  switch (dialog) {
    case 'rate_app':
      return rateAppDialog();
    case 'try_again_later':
      return tryAgainLaterDialog();
    default:
      return assertNever(dialog);
  }
}
