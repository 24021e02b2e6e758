import { assertNever } from '../../src-shared/assert-never.ts';
import type { VaultState } from '../../src-shared/domain/vault.ts';
import type { Label } from '../parts/tone.ts';

/** How secrets are kept, in plain words, and what to do when they could be kept better. */
export function vaultWords({ protection, keeper }: Pick<VaultState, 'protection' | 'keeper'>): {
  readonly label: Label;
  readonly text: string;
  readonly todo: string | null;
} {
  switch (protection) {
    case 'keychain':
      return {
        label: { text: 'Protected', tone: 'ok' },
        text: `Passwords, cookies and proxy passwords are encrypted. The key that opens them lies in ${keeper}.`,
        todo: null,
      };
    case 'key_file':
      return {
        label: { text: 'Weakly protected', tone: 'warn' },
        text: 'Passwords, cookies and proxy passwords are encrypted, but the key lies in a file beside them: whoever can read the one can read the other.',
        todo: 'Start Switchyard in a desktop session with a keychain (macOS Keychain, or GNOME Keyring or KWallet on Linux) and restart it. It then moves the key there by itself.',
      };
    case 'this_run':
      return {
        label: { text: 'Not kept', tone: 'bad' },
        text: 'There is no place to keep the key. Passwords and cookies entered now can be used until Switchyard ends, and not be read afterwards.',
        todo: 'Before you enter or import passwords, unlock or set up this computer’s keychain and restart Switchyard. On a computer without one, start it with --insecure-key-file FILE: the key is then kept in that file, which protects less.',
      };
    default:
      return assertNever(protection);
  }
}
