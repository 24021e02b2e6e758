import { randomBytes } from 'node:crypto';
import type { AskKeychain } from './keychain-wire.ts';
import { parseRootKey, type RootKeyKeeper, rootKeyText } from './root-key.ts';
import { keyLength } from './seal.ts';

/** Keeps the root key in the system's keychain, under a name of the data folder's own. */
export function keychainKeeper(parts: {
  readonly ask: AskKeychain;
  readonly account: string;
  readonly platform: NodeJS.Platform;
}): RootKeyKeeper {
  return {
    async open() {
      const candidate = rootKeyText(randomBytes(keyLength));
      const answer = await parts.ask({ type: 'open', account: parts.account, candidate });
      if (!answer.ok) return { ok: false, reason: plainReason(answer.reason) };
      const bytes = parseRootKey(answer.secret);
      if (bytes === null)
        return { ok: false, reason: 'what the keychain keeps under Switchyard’s name is no key of it' };
      const keeper = keychainName(parts.platform);
      return { ok: true, key: { protection: 'keychain', keeper, savedIn: 'browser', bytes, advice: null } };
    },
  };
}

/** The keychain as people know it. */
export function keychainName(platform: NodeJS.Platform): string {
  if (platform === 'darwin') return 'macOS Keychain';
  return platform === 'win32' ? 'Windows Credential Manager' : 'the keyring of your desktop';
}

/** Why a keychain cannot be used, in words; the words of D-Bus are of use to nobody who only wants to save a password. */
export function plainReason(reason: string): string {
  if (/dbus|secret.?service|org\.freedesktop/i.test(reason))
    return 'no keyring runs in this session (it has no secret service)';
  if (/cannot find native binding|cannot find module/i.test(reason))
    return 'the part that talks to the keychain is not installed';
  return reason.split('\n')[0]?.replace(/\.$/, '') ?? reason;
}
