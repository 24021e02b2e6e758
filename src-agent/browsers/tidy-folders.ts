import { errorFields, type Log } from '../log.ts';
import type { Store } from '../store/store.ts';
import type { BrowserFolders } from './browser-folder.ts';

/** Clears away what a run that was ended hard left behind: cookies in folders, and folders of accounts that are gone. */
export async function tidyBrowserFolders(folders: BrowserFolders, store: Store, log: Log): Promise<void> {
  try {
    for (const uid of await folders.list()) {
      const account = store.get(store.query.selectFrom('account').select('id').where('uid', '=', uid));
      await (account === undefined ? folders.remove(uid) : folders.wipeCookies(uid));
    }
  } catch (error) {
    log.warn('browser folders could not be tidied up', errorFields(error));
  }
}
