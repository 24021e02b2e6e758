import { createHash, randomBytes } from 'node:crypto';
import type { VaultProtection } from '../../src-shared/domain/vault.ts';
import { keyLength } from './seal.ts';

/** The key that wraps the keys of the vault, and where it is kept. `keeper`: in words, such as “macOS Keychain”. */
export type RootKey = {
  readonly protection: VaultProtection;
  readonly keeper: string;
  readonly bytes: Uint8Array;
};

/** A root key that nothing keeps: what it protects cannot be read after this run. */
export function rootKeyOfThisRun(): RootKey {
  return { protection: 'this_run', keeper: 'memory, until Switchyard ends', bytes: randomBytes(keyLength) };
}

/** Tells root keys apart without telling anything about them. */
export function rootKeyId(bytes: Uint8Array): string {
  return createHash('sha256').update('switchyard root key').update(bytes).digest('hex').slice(0, 16);
}
