import type { Store } from '../store/store.ts';
import { AccountRows } from './account-rows.ts';
import { accountsImport } from './accounts-import.ts';
import type { ImportsParts } from './import-runner.ts';
import { Imports } from './imports.ts';
import { accountImportsApi, proxyImportsApi } from './imports-api.ts';
import { proxiesImport } from './proxies-import.ts';
import { ProxyRows } from './proxy-rows.ts';

/** The program of the thread that reads files: in the sources, or in the built app. */
export const importReaderProgram = new URL(
  import.meta.url.endsWith('.ts') ? './import-worker.ts' : './import-reader.js',
  import.meta.url,
);

/**
 * What the imports are built from. `proxiesApplied` is called when proxies were added: none of them was checked yet;
 * `accountsRemoved` when accounts that were added are away again.
 */
export type ImportRoomParts = Omit<
  ImportsParts,
  'definition' | 'rows' | 'applied' | 'takenBack' | 'store'
> & {
  readonly store: Store;
  readonly accountsRemoved: () => void;
  readonly proxiesApplied: () => void;
};

/** Imports of accounts and of proxies, with their parts of the API. */
export function openImportRoom({ proxiesApplied, accountsRemoved, ...parts }: ImportRoomParts) {
  const owned = new AsyncDisposableStack();
  const accounts = owned.use(
    new Imports({
      ...parts,
      definition: accountsImport,
      rows: new AccountRows(parts.store),
      applied: () => undefined,
      takenBack: accountsRemoved,
    }),
  );
  const proxies = owned.use(
    new Imports({
      ...parts,
      definition: proxiesImport,
      rows: new ProxyRows(parts.store),
      applied: proxiesApplied,
      takenBack: () => undefined,
    }),
  );
  return {
    accounts: accountImportsApi(accounts),
    proxies: proxyImportsApi(proxies),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}
