/**
 * What can happen to the app's screen. `type`, `back` and `scroll` come from the phone's keys and fingers; `share` is the tap
 * on its button that posts, `rejected` when the platform will refuse what is posted.
 */
export type ThreadsAct =
  | { readonly kind: 'type'; readonly text: string; readonly replace: boolean }
  | { readonly kind: 'back' }
  | { readonly kind: 'scroll'; readonly to: number }
  | { readonly kind: 'share'; readonly rejected: boolean }
  | { readonly kind: 'stop' };
