/** Where the agent stands, as the tray and the person are told. */
export type AgentState =
  | { readonly kind: 'stopped' }
  | { readonly kind: 'starting' }
  | { readonly kind: 'running' }
  | { readonly kind: 'waiting'; readonly reason: string; readonly milliseconds: number }
  | { readonly kind: 'stopping' }
  | { readonly kind: 'given-up'; readonly sentence: string };
