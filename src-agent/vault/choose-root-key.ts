import type { AskKeychain } from './keychain-wire.ts';
import { dataFolderIdentity } from './data-folder-identity.ts';
import { keyFileKeeper } from './key-file.ts';
import { keychainKeeper } from './keychain.ts';
import { type KeeperAnswer, rootKeyOfThisRun } from './root-key.ts';

/** Where a root key may come from. `ask` is null where the keychain is not to be touched. */
export type RootKeyPlaces = {
  readonly dataDir: string;
  readonly keyFile: string | null;
  readonly ask: AskKeychain | null;
  readonly platform: NodeJS.Platform;
};

const remedy =
  'Unlock or install a keychain, or start with --insecure-key-file FILE to keep the key in a file of yours.';

/**
 * The root key of a data folder: from the key file when one is named, refused when that cannot be used; else from the
 * keychain; else one for this run only.
 */
export async function chooseRootKey(places: RootKeyPlaces): Promise<KeeperAnswer> {
  const { dataDir, keyFile, ask, platform } = places;
  if (keyFile !== null) return keyFileKeeper(keyFile, platform).open();
  const answer = ask === null ? switchedOff : await askKeychain(dataDir, ask, platform);
  return answer.ok ? answer : { ok: true, key: rootKeyOfThisRun(answer.reason, remedy) };
}

const switchedOff: KeeperAnswer = { ok: false, reason: 'the keychain is switched off' };

async function askKeychain(dataDir: string, ask: AskKeychain, platform: NodeJS.Platform) {
  const account = await dataFolderIdentity(dataDir);
  return keychainKeeper({ ask, account, platform }).open();
}
