import { z } from 'zod';

/**
 * What the keychain program is asked, in one message: whether the keychain can be used, or the secret of that account,
 * where `candidate` is kept when there is none yet.
 */
export const keychainRequest = z.discriminatedUnion('type', [
  z.object({ type: z.literal('probe') }),
  z.object({ type: z.literal('open'), account: z.string().min(1), candidate: z.string().min(1) }),
]);
export type KeychainRequest = z.infer<typeof keychainRequest>;

/** Its answer: what is kept (empty for a probe), or why the keychain cannot be used. */
export const keychainAnswer = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), secret: z.string() }),
  z.object({ ok: z.literal(false), reason: z.string() }),
]);
export type KeychainAnswer = z.infer<typeof keychainAnswer>;

/** Asks the system's keychain. It never rejects and answers within a bounded time. */
export type AskKeychain = (request: KeychainRequest) => Promise<KeychainAnswer>;
