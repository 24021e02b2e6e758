/**
 * What can happen to the app's screen. `type`, `back` and `scroll` come from the phone's keys and fingers; `share` is the tap
 * on its button that posts, `rejected` when the platform will refuse what is posted.
 */
export type TikTokAct =
  | { readonly kind: 'type'; readonly text: string; readonly replace: boolean }
  | { readonly kind: 'back' }
  | { readonly kind: 'scroll'; readonly to: number }
  | { readonly kind: 'share'; readonly rejected: boolean }
  | { readonly kind: 'stop' }
  | { readonly kind: 'upload_ended'; readonly upload: number; readonly rejected: boolean }
  | { readonly kind: 'notice_over'; readonly upload: number }
  | { readonly kind: 'discard_upload'; readonly upload: number }
  | { readonly kind: 'like'; readonly video: string; readonly author: string }
  | { readonly kind: 'follow' | 'unfollow'; readonly author: string }
  | { readonly kind: 'send_comment'; readonly video: string; readonly author: string }
  | { readonly kind: 'focus' }
  | { readonly kind: 'select'; readonly path: string }
  | { readonly kind: 'videos_only'; readonly on: boolean }
  | { readonly kind: 'switch_account'; readonly handle: string };
