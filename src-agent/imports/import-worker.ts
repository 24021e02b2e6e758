import { createSecretKey, type KeyObject } from 'node:crypto';
import { type MessagePort, parentPort } from 'node:worker_threads';
import { uuidv7 } from 'uuidv7';
import { assertNever } from '../../src-shared/assert-never.ts';
import { seal } from '../vault/seal.ts';
import { secretIdentity } from '../vault/secrets.ts';
import { accountsImport } from './accounts-import.ts';
import { type CheckedRow, checkRows, rowsAtOnce } from './check-rows.ts';
import { type ImportDefinition, knownNames } from './import-definition.ts';
import type { ImportAnswer, ImportQuestion, ImportSaid, ImportTask } from './import-messages.ts';
import { type ImportTable, UnreadableFile } from './import-table.ts';
import { proxiesImport } from './proxies-import.ts';
import { readTable } from './read-table.ts';
import { showColumns } from './show-columns.ts';

const definitions = { accounts: accountsImport, proxies: proxiesImport } as const;

/** Reads, checks and seals one file beside the agent's own thread, which is busy with everything else. */
class ImportThread {
  readonly #port: MessagePort;
  #definition: ImportDefinition = accountsImport;
  #table: ImportTable | null = null;
  #rows: readonly CheckedRow[] = [];
  #answered: (positions: readonly number[]) => void = () => undefined;

  constructor(port: MessagePort) {
    this.#port = port;
    port.on('message', (message: ImportTask | ImportAnswer) => {
      if ('answer' in message) this.#answered(message.answer);
      else void this.#work(message);
    });
  }

  async #work(task: ImportTask): Promise<void> {
    try {
      await this.#do(task);
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      this.#say({ said: 'unreadable', message: error.message });
    }
  }

  async #do(task: ImportTask): Promise<void> {
    switch (task.do) {
      case 'read': {
        this.#definition = definitions[task.kind];
        const table = readTable(this.#definition, new Uint8Array(task.bytes));
        this.#table = table;
        const mapping = table.columns.map(({ field }) => field);
        return this.#say({ said: 'read', file: { format: table.format, rows: table.rows.length, mapping } });
      }
      case 'check': {
        if (this.#table === null) throw new Error('there is no file to check');
        const { rows, counts, preview } = await checkRows(
          this.#definition,
          this.#table,
          task.mapping,
          { platform: task.platform },
          knownNames(task.known),
          {
            taken: (columns, done) => this.#ask({ ask: 'taken', rows: JSON.stringify(columns), done }),
            problems: async (problems) => void (await this.#ask({ ask: 'problems', problems })),
          },
        );
        this.#rows = rows;
        const columns = showColumns(this.#definition, this.#table, task.mapping);
        return this.#say({ said: 'checked', file: { counts, preview, columns } });
      }
      case 'deliver':
        await this.#deliver(createSecretKey(task.key));
        return this.#say({ said: 'delivered' });
      default:
        return assertNever(task);
    }
  }

  /** While a batch is written, the next one is sealed. */
  async #deliver(key: KeyObject): Promise<void> {
    let written: Promise<unknown> = Promise.resolve();
    for (let from = 0; from < this.#rows.length; from += rowsAtOnce) {
      const batch = this.#rows.slice(from, from + rowsAtOnce);
      const rows = JSON.stringify(batch.map((row) => this.#sealed(row, key)));
      const tagged = batch.some(({ good }) => good.tags.length > 0);
      await written;
      written = this.#ask({ ask: 'add', rows, count: batch.length, tagged });
    }
    await written;
  }

  /** The row as the store takes it: its columns, then uid, row number, tags, sealed password and cookies in hexadecimal. */
  #sealed({ row, good }: CheckedRow, key: KeyObject): unknown[] {
    const uid = uuidv7();
    const sealed = (name: 'password' | 'cookies') => {
      const plain = good.secrets[name];
      if (plain === undefined) return null;
      const identity = secretIdentity({ kind: this.#definition.owner, uid }, name);
      return seal(key, identity, Buffer.from(plain, 'utf8')).toString('hex');
    };
    return [...good.columns, uid, row, good.tags, sealed('password'), sealed('cookies')];
  }

  #ask(question: ImportQuestion): Promise<readonly number[]> {
    const { promise, resolve } = Promise.withResolvers<readonly number[]>();
    this.#answered = resolve;
    this.#say(question);
    return promise;
  }

  #say(message: ImportSaid): void {
    this.#port.postMessage(message);
  }
}

if (parentPort === null) throw new Error('this program is started as a worker thread, not by hand');
// oxlint-disable-next-line no-new -- it lives as long as the thread
new ImportThread(parentPort);
