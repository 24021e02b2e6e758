import {
  constants,
  createHash,
  createPublicKey,
  publicDecrypt,
  randomBytes,
  type KeyObject,
} from 'node:crypto';

/** ASN.1 prefix of a PKCS#1 v1.5 signature over SHA-1; adb signs the 20-byte token as if it were the digest. */
const sha1Prefix = Buffer.from('3021300906052b0e03021a05000414', 'hex');
const modulusBytes = 256;

type KnownKey = { readonly fingerprint: string; readonly key: KeyObject };

/**
 * The "Allow USB debugging?" prompt of a phone. Keys stay known until the simulator ends. `required: false`
 * is a phone that lets every computer in.
 */
export class Authorization {
  readonly #required: boolean;
  #known: KnownKey[] = [];
  #asked: KnownKey | null = null;
  #waiting = new Set<() => void>();

  constructor(required: boolean) {
    this.#required = required;
  }

  get required(): boolean {
    return this.#required;
  }

  /** A fresh token for the computer to sign. */
  token(): Buffer {
    return randomBytes(20);
  }

  /** Whether a key the person accepted made this signature. */
  accepts(signature: Buffer, token: Buffer): boolean {
    return this.#known.some(({ key }) => signs(key, signature, token));
  }

  /** Shows the prompt for that key; calls back when the person accepts. Answers how to take the question back. */
  ask(publicKey: Buffer, accepted: () => void): () => void {
    this.#asked = readPublicKey(publicKey);
    this.#waiting.add(accepted);
    return () => this.#waiting.delete(accepted);
  }

  /** The person taps Allow: the key shown is known from now on. */
  accept(): void {
    const asked = this.#asked;
    if (asked && !this.#known.some(({ fingerprint }) => fingerprint === asked.fingerprint))
      this.#known = [...this.#known, asked];
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const accepted of waiting) accepted();
  }
}

function signs(key: KeyObject, signature: Buffer, token: Buffer): boolean {
  try {
    const plain = publicDecrypt({ key, padding: constants.RSA_PKCS1_PADDING }, signature);
    return plain.equals(Buffer.concat([sha1Prefix, token]));
  } catch {
    return false;
  }
}

/** adb sends base64 of {words, n0inv, modulus, rr, exponent}, all little-endian, then a space and a name. */
function readPublicKey(sent: Buffer): KnownKey {
  const text = sent.toString('latin1').replace(/\0.*$/s, '');
  const bytes = Buffer.from(text.split(' ')[0] ?? '', 'base64');
  const modulus = Buffer.from(bytes.subarray(8, 8 + modulusBytes).toReversed());
  const exponent = bytes.readUInt32LE(8 + 2 * modulusBytes);
  const key = createPublicKey({
    format: 'jwk',
    key: {
      kty: 'RSA',
      n: modulus.toString('base64url'),
      e: Buffer.from(exponent.toString(16).padStart(6, '0'), 'hex').toString('base64url'),
    },
  });
  return { fingerprint: createHash('sha256').update(bytes).digest('hex'), key };
}
