import type { HandedRootKey } from '../../src-shared/processes/shell-wire.ts';
import type { RootKey } from '../vault/root-key.ts';

/** The root key that the desktop shell keeps and handed over at the start. */
export function rootKeyFromShell({ protection, keeper, key, older, advice }: HandedRootKey): RootKey {
  const bytes = (text: string) => Buffer.from(text, 'base64');
  return { protection, keeper, savedIn: 'desktop_app', bytes: bytes(key), older: older.map(bytes), advice };
}
