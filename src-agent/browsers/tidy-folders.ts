import { errorFields, type Log } from '../log.ts';
import { plainSql } from '../store/plain-sql.ts';
import type { Reader } from '../store/store.ts';
import type { BrowserFolders } from './browser-folder.ts';

/** Clears away what a run that was ended hard left behind: cookies in folders, and folders of accounts that are gone. */
export async function tidyBrowserFolders(folders: BrowserFolders, reader: Reader, log: Log): Promise<void> {
  await removeGoneFolders(folders, reader, log);
  try {
    for (const uid of await folders.list()) await folders.wipeCookies(uid);
  } catch (error) {
    log.warn('browser folders could not be tidied up', errorFields(error));
  }
}

/** Removes the folders of accounts that are gone. `stop` leaves the rest for the next start. */
export async function removeGoneFolders(
  folders: BrowserFolders,
  reader: Reader,
  log: Log,
  stop?: AbortSignal,
): Promise<void> {
  try {
    for (const uid of goneAccounts(reader, await folders.list())) {
      if (stop?.aborted === true) return;
      await folders.remove(uid);
    }
  } catch (error) {
    log.warn('browser folders of accounts that are gone could not be removed', errorFields(error));
  }
}

/** Those of the uids that no account has. */
export function goneAccounts(reader: Reader, uids: readonly string[]): string[] {
  return reader.all(plainSql<{ uid: string }>(gone, [JSON.stringify(uids)])).map(({ uid }) => uid);
}

const gone = `SELECT value AS uid FROM json_each(?)
  WHERE NOT EXISTS (SELECT 1 FROM account WHERE account.uid = value)`;
