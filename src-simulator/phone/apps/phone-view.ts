import { assertNever } from '../../../src-shared/assert-never.ts';
import type { ScreenView } from '../screen/window.ts';
import { discardDialog } from './instagram/dialogs.ts';
import { coverView, dialogView, instagramView } from './instagram/instagram-view.ts';
import { sayingsOf } from './instagram/sayings-of.ts';
import { crashDialog, galleryAppView, launcherView } from './launcher-view.ts';
import type { PhoneState } from './phone-state.ts';
import { threadsView } from './threads/threads-view.ts';
import { tiktokView } from './tiktok/tiktok-view.ts';
import type { ViewContext } from './view-context.ts';

const launcher = { packageName: 'com.switchyard.launcher', activity: '.Launcher' };
const gallery = { packageName: 'com.switchyard.gallery', activity: '.Gallery' };
const instagram = {
  packageName: 'com.instagram.android',
  activity: 'com.instagram.mainactivity.InstagramMainActivity',
};

const threads = {
  packageName: 'com.instagram.barcelona',
  activity: 'com.instagram.barcelona.mainactivity.BarcelonaActivity',
};
const tiktok = {
  packageName: 'com.zhiliaoapp.musically',
  activity: 'com.ss.android.ugc.aweme.main.MainActivity',
};

/** What the phone shows. */
export function phoneView(state: PhoneState, context: ViewContext): ScreenView {
  const plain = { behind: null, keyboard: false };
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
        root: crashDialog(),
        behind: launcherView(clock(context.now)),
        keyboard: false,
      };
    case 'threads':
      return { ...threads, ...threadsView(state, context) };
    case 'tiktok':
      return { ...tiktok, ...tiktokView(state, context) };
    case 'instagram':
      return instagramScreen(state, context);
    default:
      return assertNever(state.front);
  }
}

/** The time of day as the status bar writes it. */
export function clock(now: number): string {
  return new Date(now).toISOString().slice(11, 16);
}

function instagramScreen(state: PhoneState, context: ViewContext): ScreenView {
  const { cover, dialog, screen } = state.instagram;
  if (cover)
    return {
      name: cover,
      ...instagram,
      root: coverView(cover, sayingsOf(state.locale)),
      behind: null,
      keyboard: false,
    };
  const say = sayingsOf(state.locale);
  const page = instagramView(state.instagram, state.gallery, { ...context, say });
  if (dialog)
    return { name: dialog, ...instagram, root: dialogView(dialog, say), behind: page, keyboard: false };
  if (screen.name === 'discard')
    return { name: screen.name, ...instagram, root: discardDialog(say), behind: page, keyboard: false };
  const keyboard = screen.name === 'search_typing' || ('typing' in screen && screen.typing);
  return { name: screen.name, ...instagram, root: page, behind: null, keyboard };
}
