import { z } from 'zod';
import { id, instant } from './ids.ts';

/**
 * How secrets are kept. `keychain`: the key that opens them lies in the system's keychain. `key_file`: in a file beside
 * the data, which protects little. `this_run`: nowhere, so that they cannot be read after Switchyard ends.
 */
const vaultProtection = z.enum(['keychain', 'key_file', 'this_run']);
export type VaultProtection = z.infer<typeof vaultProtection>;

/** Whose secret cannot be read any more. `name`: “@handle”, or the proxy as it is shown. */
const signInAgain = z.object({ kind: z.enum(['account', 'proxy', 'hub']), id, name: z.string() });
export type SignInAgain = z.infer<typeof signInAgain>;

export const vaultState = z.object({
  protection: vaultProtection,
  /** Where the key is, in words: “macOS Keychain”. */
  keeper: z.string(),
  secrets: z.number().int(),
  /** Secrets that are damaged, or whose key is not here. Nothing is deleted: those open again when it is. */
  unreadable: z.number().int(),
  rotatedAt: instant.nullable(),
  /** What this way of keeping means and what to do, in sentences; absent where nothing is to be done. */
  advice: z.string().optional(),
  /** Why those cannot be read and what to do, in sentences, one text for each place their keys are and one for damaged ones; absent when there are none. */
  lost: z.array(z.string()).optional(),
  /** The first fifty whose secrets are unreadable; absent when there are none. */
  signInAgain: z.array(signInAgain).optional(),
});
export type VaultState = z.infer<typeof vaultState>;
