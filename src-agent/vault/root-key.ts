import { createHash, randomBytes } from 'node:crypto';
import type { VaultProtection } from '../../src-shared/domain/vault.ts';
import { keyLength } from './seal.ts';

/** The key that wraps the keys of the vault, and where it is kept. `keeper`: in words, such as “macOS Keychain”. */
export type RootKey = {
  readonly protection: VaultProtection;
  readonly keeper: string;
  /** In what of Switchyard it is used: each keeps a key of its own. */
  readonly savedIn: 'desktop_app' | 'browser';
  readonly bytes: Uint8Array;
  /** Root keys of former times that the keeper still opens: what they wrap is wrapped anew. */
  readonly older?: readonly Uint8Array[];
  /** What this way of keeping means and what to do about it; null where nothing is to be done. */
  readonly advice: string | null;
};

/** What a keeper answers: the root key it keeps, made at the first time, or why it cannot, without a full stop. */
export type KeeperAnswer =
  | { readonly ok: true; readonly key: RootKey }
  | { readonly ok: false; readonly reason: string };

/** Keeps a root key from run to run. It never rejects: a keeper that cannot is an expected answer. */
export interface RootKeyKeeper {
  open(): Promise<KeeperAnswer>;
}

/**
 * A root key that nothing keeps: what it protects cannot be read after this run. `reason`: why, without a full stop;
 * `remedy`: what the person can do about it, as a sentence.
 */
export function rootKeyOfThisRun(
  reason = 'it was started without a place to keep the key of its secrets',
  remedy = 'Start it with "switchyard agent" or as the desktop app to keep them.',
): RootKey {
  return {
    protection: 'this_run',
    keeper: 'memory, until Switchyard ends',
    savedIn: 'browser',
    bytes: randomBytes(keyLength),
    advice: `Passwords and cookies that are saved now cannot be read after Switchyard ends, because ${reason}. ${remedy}`,
  };
}

/** Tells root keys apart without telling anything about them. */
export function rootKeyId(bytes: Uint8Array): string {
  return createHash('sha256').update('switchyard root key').update(bytes).digest('hex').slice(0, 16);
}

/** A root key as text: base64. */
export function rootKeyText(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

/** The root key that a text holds; null when it holds none. */
export function parseRootKey(text: string): Uint8Array | null {
  const bytes = Buffer.from(text, 'base64');
  return bytes.length === keyLength && bytes.toString('base64') === text ? bytes : null;
}
