import type { InstagramAct } from './instagram/instagram-act.ts';
import type { InstagramScreen } from './instagram/instagram-state.ts';
import type { Cover, Dialog } from './interruption.ts';
import type { Platform } from '../../../src-shared/domain/platform.ts';
import type { Front, GalleryPicture, PhoneLocale } from './phone-state.ts';
import type { ThreadsAct } from './threads/threads-act.ts';
import type { ThreadsScreen } from './threads/threads-state.ts';
import type { TikTokAct } from './tiktok/tiktok-act.ts';
import type { TikTokScreen } from './tiktok/tiktok-state.ts';

/** Where a tap leads: a screen of one of the apps (`screen`: Instagram's), or another app. */
export type Destination =
  | { readonly kind: 'screen'; readonly screen: InstagramScreen }
  | { readonly kind: 'threads'; readonly screen: ThreadsScreen }
  | { readonly kind: 'tiktok'; readonly screen: TikTokScreen }
  | { readonly kind: 'front'; readonly front: Front };

/** Why the platform does not take a post although Share was tapped. */
export type Refusal = 'media_rejected' | 'crash_app' | Cover | Dialog;

/** Everything that can happen to the phone's screen. `share`, `cover`, `dialog` and `crash_app` meet the app in front. */
export type PhoneEvent =
  | { readonly kind: 'go'; readonly to: Destination }
  | { readonly kind: 'arrive'; readonly to: Destination; readonly generation: number }
  | { readonly kind: 'share'; readonly refusal: Refusal | null }
  | { readonly kind: 'upload_ended'; readonly upload: number; readonly rejected: boolean }
  | { readonly kind: 'notice_over'; readonly upload: number }
  | { readonly kind: 'discard_upload'; readonly upload: number }
  | { readonly kind: 'scroll'; readonly to: number }
  | { readonly kind: 'focus_caption' }
  | { readonly kind: 'finish_typing' }
  | { readonly kind: 'type'; readonly text: string; readonly replace: boolean }
  | { readonly kind: 'switch_account'; readonly handle: string }
  | { readonly kind: 'close_dialog' }
  | { readonly kind: 'back' }
  | { readonly kind: 'home_button' }
  | { readonly kind: 'start_app'; readonly front: Front }
  | { readonly kind: 'stop_app'; readonly app: Platform }
  | { readonly kind: 'in_instagram'; readonly act: InstagramAct }
  | { readonly kind: 'in_threads'; readonly act: ThreadsAct }
  | { readonly kind: 'in_tiktok'; readonly act: TikTokAct }
  | { readonly kind: 'pictures'; readonly gallery: readonly GalleryPicture[] }
  | { readonly kind: 'cover'; readonly cover: Cover | null }
  | { readonly kind: 'dialog'; readonly dialog: Dialog | null }
  | { readonly kind: 'relieve' }
  | { readonly kind: 'call'; readonly ringing: boolean }
  | { readonly kind: 'language'; readonly locale: PhoneLocale }
  | { readonly kind: 'crash_app' }
  | { readonly kind: 'nothing' };

/** Something that happens by itself a while after an event. */
export type Later = { readonly after: 'screen' | 'upload' | 'notice'; readonly event: PhoneEvent };
