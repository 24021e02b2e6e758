import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto';

/** Bytes of a key: AES-256. */
export const keyLength = 32;

const nonceLength = 12;
const tagLength = 16;

/**
 * Encrypts with AES-256-GCM: a fresh 96-bit nonce, the ciphertext, a 128-bit tag. `identity` is bound in as associated
 * data, so that what was sealed for one row opens for no other. (NIST SP 800-38D; random nonces hold for 2³² seals a key.)
 * Who seals very many gives a `KeyObject`: Node makes one of bytes each time, which takes longer than all the rest.
 */
export function seal(key: Uint8Array | KeyObject, identity: string, plain: Uint8Array): Buffer {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(identity, 'utf8'));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** What was sealed for that identity; null when the key, the identity or the bytes are not those. */
export function unseal(key: Uint8Array, identity: string, sealed: Uint8Array): Buffer | null {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  if (bytes.length < nonceLength + tagLength) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceLength), {
    authTagLength: tagLength,
  });
  decipher.setAAD(Buffer.from(identity, 'utf8'));
  decipher.setAuthTag(bytes.subarray(bytes.length - tagLength));
  try {
    return Buffer.concat([
      decipher.update(bytes.subarray(nonceLength, bytes.length - tagLength)),
      decipher.final(),
    ]);
  } catch {
    return null;
  }
}
