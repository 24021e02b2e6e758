import type { PhoneKey } from '../../src-shared/domain/device.ts';

const keys: Readonly<Record<string, PhoneKey>> = {
  Escape: 'back',
  Home: 'home',
  Enter: 'enter',
  Backspace: 'backspace',
};

/** What a key that is pressed on the phone's picture means: a key of the phone, a letter to type, or nothing. */
export function typedKey(event: {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}):
  | { readonly kind: 'key'; readonly key: PhoneKey }
  | { readonly kind: 'text'; readonly text: string }
  | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  const key = keys[event.key];
  if (key !== undefined) return { kind: 'key', key };
  return /^[\x20-\x7e]$/.test(event.key) ? { kind: 'text', text: event.key } : null;
}
