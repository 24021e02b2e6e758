import { assertNever } from '../../../src-shared/assert-never.ts';
import type { UiNode } from '../screen/node.ts';
import type { ScreenView } from '../screen/window.ts';
import { appComponents } from './app-components.ts';
import { callApp, callView } from './call-view.ts';
import { discardDialog } from './instagram/dialogs.ts';
import { coverView, dialogView, instagramView } from './instagram/instagram-view.ts';
import { sayingsOf } from './instagram/sayings-of.ts';
import type { Cover, Dialog, Interruption } from './interruption.ts';
import { crashDialog, galleryAppView, launcherView } from './launcher-view.ts';
import type { PhoneLocale, PhoneState } from './phone-state.ts';
import { threadsCover, threadsDialog } from './threads/threads-covers.ts';
import { threadsView } from './threads/threads-view.ts';
import { threadsWords } from './threads/threads-words.ts';
import { tiktokCover, tiktokDialog } from './tiktok/tiktok-interruptions.ts';
import { tiktokUi } from './tiktok/tiktok-ui.ts';
import { tiktokView } from './tiktok/tiktok-view.ts';
import type { ViewContext } from './view-context.ts';

const { launcher, gallery, instagram, threads, tiktok } = appComponents;

/** What the phone shows. */
export function phoneView(state: PhoneState, context: ViewContext): ScreenView {
  const plain = { behind: null, keyboard: false };
  if (state.ringing) return { name: 'incoming_call', ...callApp, root: callView(), ...plain };
  switch (state.front) {
    case 'launcher':
      return { name: 'launcher', ...launcher, root: launcherView(clock(context.now)), ...plain };
    case 'gallery':
      return { name: 'gallery_app', ...gallery, root: galleryAppView(state.gallery), ...plain };
    case 'crashed':
      return {
        name: 'app_crashed',
        packageName: 'android',
        activity: '.AppErrorDialog',
        root: crashDialog(state.app),
        behind: launcherView(clock(context.now)),
        keyboard: false,
      };
    case 'threads':
      return interrupted(
        { ...threads, ...threadsView(state, context) },
        state.threads,
        threadsInterruptions(state),
      );
    case 'tiktok':
      return interrupted(
        { ...tiktok, ...tiktokView(state, context) },
        state.tiktok,
        tiktokViews(state, context),
      );
    case 'instagram':
      return interrupted(instagramScreen(state, context), state.instagram, instagramViews(state.locale));
    default:
      return assertNever(state.front);
  }
}

/** The time of day as the status bar writes it. */
export function clock(now: number): string {
  return new Date(now).toISOString().slice(11, 16);
}

/** How an app draws what stands over it. */
type InterruptionViews = {
  readonly cover: (cover: Cover) => UiNode;
  readonly dialog: (dialog: Dialog) => UiNode;
};

function threadsInterruptions({ locale }: PhoneState): InterruptionViews {
  const said = threadsWords(locale);
  return {
    cover: (cover) => threadsCover(cover, said),
    dialog: (dialog) => threadsDialog(dialog, said),
  };
}

/** Instagram's dialogs and covers. */
function instagramViews(locale: PhoneLocale): InterruptionViews {
  const say = sayingsOf(locale);
  return { cover: (cover) => coverView(cover, say), dialog: (dialog) => dialogView(dialog, say) };
}

function tiktokViews(state: PhoneState, context: ViewContext): InterruptionViews {
  const ui = tiktokUi(state, context);
  return { cover: (cover) => tiktokCover(ui, cover), dialog: (dialog) => tiktokDialog(ui, dialog) };
}

/** The app's own screen, or what stands over it. */
function interrupted(
  page: ScreenView,
  { cover, dialog }: Interruption,
  views: InterruptionViews,
): ScreenView {
  if (cover) return { ...page, name: cover, root: views.cover(cover), behind: null, keyboard: false };
  if (!dialog) return page;
  return { ...page, name: dialog, root: views.dialog(dialog), behind: page.root, keyboard: false };
}

function instagramScreen(state: PhoneState, context: ViewContext): ScreenView {
  const { screen } = state.instagram;
  const say = sayingsOf(state.locale);
  const page = instagramView(state.instagram, state.gallery, { ...context, say });
  if (screen.name === 'discard')
    return { name: screen.name, ...instagram, root: discardDialog(say), behind: page, keyboard: false };
  const keyboard = screen.name === 'search_typing' || ('typing' in screen && screen.typing);
  return { name: screen.name, ...instagram, root: page, behind: null, keyboard };
}
