import { keychainName, plainReason } from '../vault/keychain.ts';
import type { AskKeychain } from '../vault/keychain-wire.ts';
import type { RootKey } from '../vault/root-key.ts';
import type { Found } from './part-facts.ts';

/** Asks whether the system's keychain can be used; nothing is put into it. `ask` is null where it is switched off. */
export async function findKeychain(ask: AskKeychain | null, platform: NodeJS.Platform): Promise<Found> {
  if (ask === null) return { missing: 'it is switched off with SWITCHYARD_KEYCHAIN=off' };
  const answer = await ask({ type: 'probe' });
  return answer.ok ? { version: keychainName(platform) } : { missing: plainReason(answer.reason) };
}

/** What a running agent says of the keychain: whether its own key lies there. */
export function keychainInUse({ protection, keeper }: RootKey): Found {
  return protection === 'keychain' ? { version: keeper } : { missing: `the key is kept in ${keeper}` };
}
