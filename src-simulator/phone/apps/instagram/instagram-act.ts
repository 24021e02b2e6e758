/** What fingers do in the app besides going from screen to screen. `post`: the id of somebody's post. */
export type InstagramAct =
  | { readonly kind: 'like'; readonly post: string }
  | { readonly kind: 'set_follow'; readonly target: string; readonly following: boolean }
  | { readonly kind: 'focus_field' }
  | { readonly kind: 'send_comment' }
  | { readonly kind: 'choose'; readonly path: string }
  | { readonly kind: 'select_multiple' };
