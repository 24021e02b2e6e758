import { assertNever } from '../../../../src-shared/assert-never.ts';
import type { UiNode } from '../../screen/node.ts';
import type { Cover, Dialog } from '../interruption.ts';
import type { GalleryPicture } from '../phone-state.ts';
import { modal, tabbed } from './app-frame.ts';
import { backFromScreen } from './back-from.ts';
import { captionView } from './caption-view.ts';
import { clipsGalleryView } from './clips-gallery-view.ts';
import { commentsSheet } from './comments-sheet.ts';
import { challengeView, loginView, opaqueView } from './covers.ts';
import { rateAppDialog, tryAgainLaterDialog } from './dialogs.ts';
import { editorView } from './editor-view.ts';
import { galleryView } from './gallery-view.ts';
import { homeView } from './home-view.ts';
import type { InstagramContext } from './instagram-context.ts';
import type { InstagramScreen, InstagramState } from './instagram-state.ts';
import { otherProfileView } from './other-profile-view.ts';
import { inboxView, reelsView } from './plain-views.ts';
import { othersPostsView, postView } from './post-view.ts';
import { profileView } from './profile-view.ts';
import type { Sayings } from './sayings.ts';
import { hashtagView, searchTypingView, searchView } from './search-views.ts';
import { accountSwitcher, createSheet, followSheet } from './sheets.ts';
import { storyEditorView } from './story-editor-view.ts';
import { storyView } from './story-view.ts';
import { tabBar } from './tab-bar.ts';
import { snackbars } from './upload-notices.ts';

/** The app's own screen, without what may cover it. */
export function instagramView(
  state: InstagramState,
  gallery: readonly GalleryPicture[],
  context: InstagramContext,
): UiNode {
  return screenView(state, state.screen, gallery, context);
}

function screenView(
  state: InstagramState,
  screen: InstagramScreen,
  gallery: readonly GalleryPicture[],
  context: InstagramContext,
): UiNode {
  const { say } = context;
  const withTabs = (page: UiNode, tab: string, sheets: readonly UiNode[] = []) =>
    tabbed(page, tabBar(state, tab, say), sheets, sheets.length === 0 ? snackbars(state, say) : []);
  switch (screen.name) {
    case 'home':
      return withTabs(homeView(state, screen.scroll, context), 'feed_tab');
    case 'reels':
      return withTabs(reelsView(context), 'clips_tab');
    case 'inbox':
      return withTabs(inboxView(state), 'direct_tab');
    case 'search':
      return withTabs(searchView(context), 'search_tab');
    case 'search_typing':
      return withTabs(searchTypingView(screen.query, context), 'search_tab');
    case 'hashtag':
      return withTabs(hashtagView(screen, context), 'search_tab');
    case 'profile':
      return withTabs(profileView(state, screen.scroll, context), 'profile_tab');
    case 'create_sheet':
      return withTabs(profileView(state, 0, context), 'profile_tab', [createSheet(say)]);
    case 'account_switcher':
      return withTabs(profileView(state, 0, context), 'profile_tab', [accountSwitcher(state, say)]);
    case 'post':
      return withTabs(postView(state, screen.place, screen.scroll, context), 'profile_tab');
    case 'other_profile':
      return withTabs(otherProfileView(state, screen, context), 'search_tab');
    case 'follow_sheet': {
      const sheet = followSheet(screen.handle, say, backFromScreen(screen));
      return withTabs(otherProfileView(state, screen, context), 'search_tab', [sheet]);
    }
    case 'posts':
      return withTabs(othersPostsView(state, screen, context), 'search_tab');
    case 'comments':
      return withTabs(under(state, screen.from, context), 'feed_tab', [commentsSheet(state, screen, say)]);
    case 'story':
      return modal([storyView(screen.author, context)]);
    case 'gallery':
      if (screen.making === 'photo' || screen.making === 'carousel')
        return modal([galleryView(gallery, screen, context)]);
      return modal([clipsGalleryView(gallery, screen.making, context)]);
    case 'editor':
      return screen.making === 'story'
        ? storyEditorView(screen.files[0] ?? '', say)
        : editorView(screen.making, screen.files, say);
    case 'caption':
      return captionView(screen, say);
    case 'discard':
      return screenView(state, screen.from, gallery, context);
    default:
      return assertNever(screen);
  }
}

/** The page a sheet of comments lies on. */
function under(state: InstagramState, screen: InstagramScreen, context: InstagramContext): UiNode {
  return screen.name === 'posts'
    ? othersPostsView(state, screen, context)
    : homeView(state, screen.name === 'home' ? screen.scroll : 0, context);
}

/** What stands in the place of the app. */
export function coverView(cover: Cover, say: Sayings): UiNode {
  switch (cover) {
    case 'challenge':
      return challengeView(say);
    case 'logged_out':
      return loginView();
    case 'opaque':
      return opaqueView();
    default:
      return assertNever(cover);
  }
}

/** A dialog over the app. */
export function dialogView(dialog: Dialog, say: Sayings): UiNode {
  switch (dialog) {
    case 'rate_app':
      return rateAppDialog();
    case 'try_again_later':
      return tryAgainLaterDialog(say);
    default:
      return assertNever(dialog);
  }
}
