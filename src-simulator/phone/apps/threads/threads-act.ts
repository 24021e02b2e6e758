import type { ThreadsPost } from './threads-state.ts';

/**
 * What can happen to the app's screen. `type`, `back` and `scroll` come from the phone's keys and fingers; `share` is the tap
 * on its button that posts, `rejected` when the platform will refuse what is posted.
 */
export type ThreadsAct =
  | { readonly kind: 'type'; readonly text: string; readonly replace: boolean }
  | { readonly kind: 'back' }
  | { readonly kind: 'scroll'; readonly to: number }
  | { readonly kind: 'share'; readonly rejected: boolean }
  | { readonly kind: 'send_reply' }
  | { readonly kind: 'upload_ended'; readonly upload: number; readonly rejected: boolean }
  | { readonly kind: 'notice_over'; readonly upload: number }
  | { readonly kind: 'discard_upload'; readonly upload: number }
  | { readonly kind: 'like'; readonly post: ThreadsPost }
  | { readonly kind: 'follow' | 'unfollow'; readonly handle: string }
  | { readonly kind: 'choose_picture'; readonly path: string }
  | { readonly kind: 'attach' }
  | { readonly kind: 'switch_account'; readonly handle: string }
  | { readonly kind: 'stop' };
