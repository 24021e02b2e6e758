import { createHash, randomBytes } from 'node:crypto';
import type { SafeStoragePort } from '../../src-main/core/ports.ts';
import { seal, unseal } from '../../src-agent/vault/seal.ts';

/** Electron's safeStorage over a keychain that a test can reset, lock and rotate. */
export class FakeSafeStorage implements SafeStoragePort {
  readonly calls: string[] = [];
  /** What was encrypted, as plain text. */
  readonly keys: string[] = [];
  available = true;
  /** Rejects as a keychain does whose owner says no. */
  locked = false;
  /** Never answers, as a question on a screen that nobody looks at. */
  silent = false;
  backend = 'gnome_libsecret';
  /** What lies in the keychain; another one opens nothing of this one's. */
  keychain = 'first';
  /** Keychain keys of former times that still open, and ask for encrypting anew. */
  former: string[] = [];

  async isAsyncEncryptionAvailable(): Promise<boolean> {
    await this.#called('isAsyncEncryptionAvailable');
    return this.available;
  }

  async encryptStringAsync(plainText: string): Promise<Buffer> {
    await this.#called('encryptStringAsync');
    this.#refuseWhenLocked();
    if (!this.keys.includes(plainText)) this.keys.push(plainText);
    return seal(keyOf(this.keychain), 'fake', Buffer.from(plainText));
  }

  async decryptStringAsync(encrypted: Buffer): Promise<{ shouldReEncrypt: boolean; result: string }> {
    await this.#called('decryptStringAsync');
    this.#refuseWhenLocked();
    for (const keychain of [this.keychain, ...this.former]) {
      const plain = unseal(keyOf(keychain), 'fake', encrypted);
      if (plain !== null)
        return { shouldReEncrypt: keychain !== this.keychain, result: plain.toString('utf8') };
    }
    throw new Error('the ciphertext does not open');
  }

  getSelectedStorageBackend(): string {
    this.calls.push('getSelectedStorageBackend');
    return this.backend;
  }

  #called(name: string): Promise<void> {
    this.calls.push(name);
    return this.silent ? Promise.withResolvers<void>().promise : Promise.resolve();
  }

  #refuseWhenLocked(): void {
    if (this.locked) throw new Error('the keychain is locked');
  }
}

/** A random root key, as the shell makes it. */
export function randomKey(): Uint8Array {
  return randomBytes(32);
}

function keyOf(keychain: string): Buffer {
  return createHash('sha256').update(keychain).digest();
}
