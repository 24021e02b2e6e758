import { join } from 'node:path';
import { Accounts } from '../../src-agent/accounts/accounts.ts';
import { type StartTimer, startRealTimer } from '../../src-agent/devices/timers.ts';
import { AccountRows } from '../../src-agent/imports/account-rows.ts';
import { accountsImport } from '../../src-agent/imports/accounts-import.ts';
import { importReaderProgram } from '../../src-agent/imports/import-room.ts';
import type { ImportRows } from '../../src-agent/imports/import-rows.ts';
import { Imports } from '../../src-agent/imports/imports.ts';
import { proxiesImport } from '../../src-agent/imports/proxies-import.ts';
import { ProxyRows } from '../../src-agent/imports/proxy-rows.ts';
import type { Outcome } from '../../src-agent/outcome.ts';
import { openDatabase } from '../../src-agent/store/database.ts';
import { EventLog } from '../../src-agent/store/event-log.ts';
import { Store } from '../../src-agent/store/store.ts';
import { Tasks } from '../../src-agent/tasks/tasks.ts';
import { rootKeyOfThisRun } from '../../src-agent/vault/root-key.ts';
import { Secrets } from '../../src-agent/vault/secrets.ts';
import { VaultKeys } from '../../src-agent/vault/vault-keys.ts';
import type { ImportProblem, ImportState } from '../../src-shared/domain/import.ts';
import { collectedLog } from './collected-log.ts';
import { temporaryFolder } from './temporary-folder.ts';

const working: readonly ImportState['status'][] = ['reading', 'applying', 'undoing'];

/** A store with the imports of accounts and proxies on it; `wrap` may stand between an import and the store. */
export class ImportBench implements AsyncDisposable {
  readonly store: Store;
  readonly secrets: Secrets;
  readonly accounts: Accounts;
  readonly accountImports: Imports;
  readonly proxyImports: Imports;
  readonly tasks: Tasks;
  readonly #owned: AsyncDisposableStack;

  private constructor(
    store: Store,
    owned: AsyncDisposableStack,
    startTimer: StartTimer,
    wrap: (rows: ImportRows) => ImportRows,
  ) {
    this.store = store;
    this.tasks = owned.use(new Tasks(store));
    this.secrets = new Secrets(store, new VaultKeys(store, rootKeyOfThisRun()));
    this.accounts = new Accounts({ store, secrets: this.secrets, browserOpen: () => false });
    const parts = {
      store,
      tasks: this.tasks,
      keys: this.secrets.keys,
      log: collectedLog(),
      startTimer,
      reader: importReaderProgram,
      applied: () => undefined,
      takenBack: () => undefined,
    };
    const rows = wrap(new AccountRows(store));
    this.accountImports = owned.use(new Imports({ ...parts, definition: accountsImport, rows }));
    this.proxyImports = owned.use(
      new Imports({ ...parts, definition: proxiesImport, rows: new ProxyRows(store) }),
    );
    this.#owned = owned;
  }

  static async open({
    startTimer = startRealTimer,
    wrap = (rows: ImportRows) => rows,
    dataDir = undefined as string | undefined,
  } = {}): Promise<ImportBench> {
    await using owned = new AsyncDisposableStack();
    const path = dataDir ?? owned.use(temporaryFolder()).path;
    const store = owned.use(new Store(await openDatabase(join(path, 'switchyard.sqlite'))));
    return new ImportBench(store, owned.move(), startTimer, wrap);
  }

  /** Reads a file until its preview stands or it failed. */
  async read(
    imports: Imports,
    content: string | Uint8Array<ArrayBuffer>,
    name = 'file.csv',
  ): Promise<ImportState> {
    const { id } = value(await imports.create(new File([content], name), {}));
    return await this.settled(imports, id);
  }

  /** Reads a file and adds its good rows. */
  async add(imports: Imports, content: string | Uint8Array<ArrayBuffer>): Promise<ImportState> {
    const { id } = await this.read(imports, content);
    value(imports.apply(id, true));
    return await this.settled(imports, id);
  }

  /** Waits until nothing goes on with an import any more. */
  async settled(imports: Imports, id: number): Promise<ImportState> {
    return await this.until(imports, id, (state) => !working.includes(state.status));
  }

  /** Waits for what an import tells in the event log. */
  async until(imports: Imports, id: number, is: (state: ImportState) => boolean): Promise<ImportState> {
    const log = new EventLog(this.store);
    const limit = AbortSignal.timeout(30_000);
    const now = value(imports.get(id));
    if (is(now)) return now;
    for await (const _event of log.follow(Math.max(log.last() - 5, 0), limit)) {
      const state = value(imports.get(id));
      if (is(state)) return state;
    }
    throw new Error(`import ${id} did not come so far: ${JSON.stringify(value(imports.get(id)))}`);
  }

  problems(imports: Imports, id: number): ImportProblem[] {
    return value(imports.problems(id, { limit: 1000 })).items;
  }

  /** How many rows a table has. */
  count(table: 'account' | 'secret' | 'proxy' | 'account_tag'): number {
    return this.store.all(this.store.query.selectFrom(table).selectAll()).length;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#owned.disposeAsync();
  }
}

/** The value of an outcome that has to be one. */
export function value<Value>(outcome: Outcome<Value>): Value {
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.refusal)}`);
  return outcome.value;
}
