/** What can happen to the app's screen. `type`, `back` and `scroll` come from the phone's keys and fingers. */
export type TikTokAct =
  | { readonly kind: 'type'; readonly text: string; readonly replace: boolean }
  | { readonly kind: 'back' }
  | { readonly kind: 'scroll'; readonly to: number }
  | { readonly kind: 'stop' };
