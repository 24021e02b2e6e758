import type { RootKey } from './root-key.ts';

/** Where a key of the vault is kept: what is remembered of a root key when it is not here. */
export type KeyPlace = Pick<RootKey, 'protection' | 'keeper' | 'savedIn'>;

const apps = {
  desktop_app: 'the desktop app',
  browser: 'Switchyard in the browser (npm start, or switchyard agent)',
} as const;

const anew = 'sign in to those accounts again and type the passwords anew';

/** Why secrets whose key is kept there cannot be read with the key that is here, and what to do, in sentences. */
export function lostSentence(count: number, place: KeyPlace, here: KeyPlace): string {
  const secrets = count === 1 ? '1 secret was' : `${count} secrets were`;
  const { protection, keeper, savedIn } = place;
  if (protection === 'this_run')
    return `${secrets} saved when there was no place to keep the key, which ended with that run. ${capital(anew)}.`;
  if (protection === 'key_file')
    return keeper === here.keeper
      ? `${secrets} saved when another key was in the ${keeper}. Put that file back, or ${anew}.`
      : `${secrets} saved with the ${keeper}. Start Switchyard with --insecure-key-file and that file, or ${anew}.`;
  if (savedIn !== here.savedIn)
    return `${secrets} saved in ${apps[savedIn]}, which keeps a key of its own. Use Switchyard there, or ${anew} here.`;
  return here.protection === 'keychain'
    ? `${secrets} saved with a key that is not in ${keeper} any more. Bring that keychain back, or ${anew}.`
    : `${secrets} saved with a key in ${keeper}, which was not used at this start. Start Switchyard with it, or ${anew}.`;
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
