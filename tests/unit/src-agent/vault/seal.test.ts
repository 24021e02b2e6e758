import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keyLength, seal, unseal } from '../../../../src-agent/vault/seal.ts';

const key = () => fc.uint8Array({ minLength: keyLength, maxLength: keyLength });
const plain = () => fc.uint8Array({ maxLength: 300 });

test('what is sealed opens with the same key and identity', () => {
  fc.assert(
    fc.property(key(), fc.string(), plain(), (bytes, identity, secret) => {
      expect(unseal(bytes, identity, seal(bytes, identity, secret))).toEqual(Buffer.from(secret));
    }),
  );
});

test('with any bit flipped, another identity, another key or a part missing it does not open', () => {
  fc.assert(
    fc.property(key(), fc.string(), fc.string(), plain(), fc.nat(), (bytes, identity, other, secret, at) => {
      fc.pre(identity !== other);
      const sealed = seal(bytes, identity, secret);
      const flipped = Buffer.from(sealed);
      const bit = at % (sealed.length * 8);
      flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      expect(unseal(bytes, identity, flipped)).toBeNull();
      expect(unseal(bytes, other, sealed)).toBeNull();
      expect(unseal(randomBytes(keyLength), identity, sealed)).toBeNull();
      expect(unseal(bytes, identity, sealed.subarray(0, at % sealed.length))).toBeNull();
    }),
  );
});

test('the same secret is never sealed to the same bytes twice, and its bytes do not show it', () => {
  const bytes = randomBytes(keyLength);
  const secret = Buffer.from('correct horse battery staple');
  const sealed = Array.from({ length: 100 }, () => seal(bytes, 'account:1:password', secret));
  expect(new Set(sealed.map((each) => each.toString('hex'))).size).toBe(100);
  expect(sealed.some((each) => each.includes('horse'))).toBe(false);
});
