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
        text: 'Passwords, cookies and proxy passwords are encrypted, but their key lies unprotected in a file: whoever can read that file and the data folder can read them.',
        todo: 'Use it only where there is no keychain. Where there is one (macOS Keychain, or GNOME Keyring or KWallet on Linux), start Switchyard without --insecure-key-file: it then keeps a new key there, and what was saved with this file has to be typed again.',
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

/** What has to be known of the vault on every screen; null when it is as it should be. */
export function bannerWords({ protection, lost }: Pick<VaultState, 'protection' | 'lost'>): {
  readonly title: string;
  readonly text: string;
  readonly link: string;
} | null {
  if (protection === 'this_run')
    return {
      title: 'Passwords are not kept.',
      text: 'No keychain could be opened, so passwords and cookies entered now cannot be read after Switchyard ends.',
      link: 'How to keep them',
    };
  return lost === undefined
    ? null
    : { title: 'Some secrets cannot be read here.', text: lost.join(' '), link: 'Which they are' };
}
