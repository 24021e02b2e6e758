import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { CheckedFile, ImportQuestion, ImportSaid, ImportTask, ReadFile } from './import-messages.ts';
import { UnreadableFile } from './import-table.ts';

/** Answers what the thread asks: positions of rows that are taken, else nothing. */
export type Answerer = (question: ImportQuestion) => readonly number[];

type Result = Exclude<ImportSaid, ImportQuestion | { said: 'unreadable' }>;

/** A thread that holds one file, in memory only, and reads and checks it. Ending it forgets the file. */
export class ImportReader implements AsyncDisposable {
  readonly #worker: Worker;
  readonly #failed = Promise.withResolvers<never>();

  /** `program`: where the thread's program lies. */
  constructor(program: URL) {
    this.#worker = new Worker(program, { name: 'import' });
    this.#failed.promise.catch(() => undefined);
    this.#worker.once('error', (error) => this.#failed.reject(error));
    this.#worker.once('exit', () => this.#failed.reject(new Error('the file is not held any more')));
  }

  async read(kind: 'accounts' | 'proxies', bytes: ArrayBuffer): Promise<ReadFile> {
    const result = await this.#run({ do: 'read', kind, bytes }, () => [], [bytes]);
    if (result.said !== 'read') throw unexpected(result);
    return result.file;
  }

  async check(task: Omit<ImportTask & { do: 'check' }, 'do'>, answerer: Answerer): Promise<CheckedFile> {
    const result = await this.#run({ do: 'check', ...task }, answerer);
    if (result.said !== 'checked') throw unexpected(result);
    return result.file;
  }

  /** Hands over all good rows, as `add` questions. */
  async deliver(key: Uint8Array, answerer: Answerer): Promise<void> {
    const result = await this.#run({ do: 'deliver', key }, answerer);
    if (result.said !== 'delivered') throw unexpected(result);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#worker.terminate();
  }

  async #run(task: ImportTask, answerer: Answerer, moved: ArrayBuffer[] = []): Promise<Result> {
    const { promise, resolve, reject } = Promise.withResolvers<Result>();
    const hear = (message: ImportSaid) => {
      if ('ask' in message) void this.#answer(message, answerer).catch(reject);
      else if (message.said === 'unreadable') reject(new UnreadableFile(message.message));
      else resolve(message);
    };
    this.#worker.on('message', hear);
    this.#worker.postMessage(task, moved);
    try {
      return await Promise.race([promise, this.#failed.promise]);
    } finally {
      this.#worker.off('message', hear);
    }
  }

  /** Whatever else is due comes first: the messages of a busy thread would leave others no turn. */
  async #answer(question: ImportQuestion, answerer: Answerer): Promise<void> {
    await setImmediate();
    this.#worker.postMessage({ answer: answerer(question) });
  }
}

function unexpected(result: Result): Error {
  return new Error(`the import thread said ${result.said} where something else was expected`);
}
