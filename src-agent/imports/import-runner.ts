import type { StartTimer } from '../devices/timers.ts';
import { errorFields, type Log } from '../log.ts';
import { putSetting } from '../store/settings.ts';
import type { Store } from '../store/store.ts';
import type { Progress, Tasks } from '../tasks/tasks.ts';
import type { VaultKeys } from '../vault/vault-keys.ts';
import { HeldFiles } from './held-files.ts';
import type { ImportBatch, ImportBatches } from './import-batches.ts';
import { type Choices, chooseMapping } from './import-choices.ts';
import type { ImportDefinition } from './import-definition.ts';
import { ImportReader } from './import-reader.ts';
import type { ImportRows } from './import-rows.ts';
import { UnreadableFile } from './import-table.ts';
import { addRows, checkImport, type ImportWorkParts, removeRows } from './import-work.ts';

/** What importing one kind of thing is built from. `reader`: where the program of the reading thread lies. */
export type ImportsParts = {
  readonly store: Store;
  readonly tasks: Tasks;
  readonly keys: Pick<VaultKeys, 'current'>;
  readonly log: Log;
  readonly startTimer: StartTimer;
  readonly reader: URL;
  readonly definition: ImportDefinition;
  readonly rows: ImportRows;
  /** Called when rows were added and everybody sees them. */
  readonly applied: () => void;
  /** Called when what was added is away again. */
  readonly takenBack: () => void;
};

/** How often progress is told at most, in milliseconds. */
const tellEvery = 400;

const forgotten = 'The file was held for 30 minutes and is forgotten now. Choose it again.';
const restarted = 'Switchyard ended before the rows were added. Nothing was added; choose the file again.';

/** The work of imports that goes on by itself: reading, adding, taking back, and tidying up after an agent that was killed. */
export class ImportRunner implements AsyncDisposable {
  readonly #parts: ImportsParts;
  readonly #work: ImportWorkParts;
  readonly #batches: ImportBatches;
  readonly #held: HeldFiles;
  readonly #progress = new Map<number, { share: number; toldAt: number; task: string | null }>();
  readonly #ending = new AbortController();
  readonly #background = new Set<Promise<unknown>>();

  constructor(parts: ImportsParts, batches: ImportBatches) {
    this.#parts = parts;
    this.#batches = batches;
    this.#work = { store: parts.store, batches, rows: parts.rows };
    this.#held = new HeldFiles(parts.startTimer, (id) => this.#inBackground(this.#fail(id, forgotten)));
    for (const batch of batches.unfinished()) this.#inBackground(this.#recover(batch));
  }

  /** How far an import is that is being worked on, from 0 to 1; null when it is not. */
  share(id: number): number | null {
    return this.#progress.get(id)?.share ?? null;
  }

  /** Whether its file is in memory still. */
  holds(id: number): boolean {
    return this.#held.get(id) !== undefined;
  }

  /** Reads a file and checks its rows. */
  read(batch: ImportBatch, bytes: ArrayBuffer, chosen: Choices['mapping']): void {
    const { definition, reader: program, store } = this.#parts;
    const reader = new ImportReader(program);
    this.#held.hold(batch.id, reader);
    this.#reading(batch, async () => {
      const { format, rows, mapping } = await reader.read(definition.kind, bytes);
      store.write((tx) => this.#batches.change(tx, batch.id, 'reading', { format }));
      const outcome = chooseMapping(definition, mapping, chosen);
      if (!outcome.ok) throw new UnreadableFile(outcome.problem.message);
      await this.#check(batch, reader, outcome.mapping, rows);
    });
  }

  /** Checks the rows anew with other columns. */
  check(batch: ImportBatch, mapping: readonly (string | null)[]): void {
    const reader = this.#mustHold(batch.id);
    this.#held.hold(batch.id, reader);
    this.#reading(batch, () => this.#check(batch, reader, mapping, batch.state.counts.rows));
  }

  /** Adds the good rows as a task; what was added is taken back when it does not come to its end. */
  apply(batch: ImportBatch, confirmOwnership: boolean): void {
    const { kind } = this.#parts.definition;
    const reader = this.#mustHold(batch.id);
    this.#held.keep(batch.id);
    const title = `Importing ${kind} from ${batch.fileName}`;
    const work = (progress: Progress) => this.#apply(batch, reader, progress, confirmOwnership);
    this.#asTask(batch, title, batch.state.counts.good, work);
  }

  /** Removes what an import added as a task; nobody sees it any more. */
  takeBack(batch: ImportBatch): void {
    this.#asTask(batch, `Taking back ${batch.fileName}`, batch.state.counts.added, async (progress) => {
      await removeRows(this.#work, batch.id, this.#ending.signal, (count) => progress.tell(count));
      this.#parts.store.write((tx) => this.#batches.change(tx, batch.id, 'undone'));
      this.#parts.takenBack();
      return `${batch.fileName} was taken back.`;
    });
  }

  /** Ends when nothing of the import is left: neither its file nor rows. */
  async cancel(batch: ImportBatch): Promise<void> {
    const task = this.#progress.get(batch.id)?.task ?? null;
    if (task !== null) await this.#parts.tasks.cancel(task);
    else this.#parts.store.write((tx) => this.#batches.change(tx, batch.id, 'cancelled'));
    await this.#held.forget(batch.id);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#ending.abort();
    await this.#held[Symbol.asyncDispose]();
    await Promise.allSettled(this.#background);
  }

  async #check(
    batch: ImportBatch,
    reader: ImportReader,
    mapping: readonly (string | null)[],
    rows: number,
  ): Promise<void> {
    const platform = this.#batches.get(batch.id)?.state.defaultPlatform ?? 'instagram';
    await checkImport(this.#work, batch.id, reader, { mapping, platform }, (count) =>
      this.#tell(batch, count / Math.max(rows, 1)),
    );
  }

  async #apply(
    batch: ImportBatch,
    reader: ImportReader,
    progress: Progress,
    confirmOwnership: boolean,
  ): Promise<string> {
    const { store, definition, keys } = this.#parts;
    const { kind, owner } = definition;
    const adding = {
      signal: AbortSignal.any([progress.signal, this.#ending.signal]),
      tell: (count: number) => {
        progress.tell(count);
        this.#tell(batch, count / batch.state.counts.good);
      },
    };
    try {
      const added = await addRows(this.#work, batch, reader, keys.current, adding, (tx, count) => {
        if (confirmOwnership) putSetting(tx, 'ownershipConfirmedAt', new Date(store.now()).toISOString());
        const message = `${count} ${kind} were added from ${batch.fileName}`;
        tx.append({ type: `${owner}.imported`, message, data: { importId: batch.id, count } });
      });
      this.#parts.applied();
      return `${added} ${kind} were added from ${batch.fileName}.`;
    } catch (error) {
      // An agent that ends leaves the rest to its next start, so that ending is quick.
      if (this.#ending.signal.aborted) throw error;
      await removeRows(this.#work, batch.id, this.#ending.signal);
      if (!progress.signal.aborted) throw error;
      store.write((tx) => this.#batches.change(tx, batch.id, 'cancelled'));
      return `${batch.fileName} was cancelled; nothing was added.`;
    } finally {
      await this.#held.forget(batch.id);
    }
  }

  /** Of an import that an agent had in hand when it ended nothing stays. */
  async #recover(batch: ImportBatch): Promise<void> {
    const { store } = this.#parts;
    if (batch.status === 'applying' || batch.status === 'undoing')
      await removeRows(this.#work, batch.id, this.#ending.signal);
    if (batch.status !== 'undoing') return await this.#fail(batch.id, restarted);
    store.write((tx) => this.#batches.change(tx, batch.id, 'undone'));
    this.#parts.takenBack();
  }

  #asTask(
    batch: ImportBatch,
    title: string,
    total: number,
    work: (progress: Progress) => Promise<string>,
  ): void {
    const { tasks, definition } = this.#parts;
    const finished = Promise.withResolvers<void>();
    this.#inBackground(finished.promise);
    const task = tasks.start({ kind: `${definition.kind}_import`, title, total }, async (progress) => {
      try {
        return await work(progress);
      } catch (error) {
        if (this.#ending.signal.aborted) throw error;
        const problem = this.#explain(error);
        await this.#fail(batch.id, problem);
        throw new Error(problem, { cause: error });
      } finally {
        this.#progress.delete(batch.id);
        finished.resolve();
      }
    });
    this.#progress.set(batch.id, { share: 0, toldAt: this.#parts.store.now(), task: task.id });
  }

  #reading(batch: ImportBatch, work: () => Promise<void>): void {
    this.#progress.set(batch.id, { share: 0, toldAt: this.#parts.store.now(), task: null });
    const reading = work()
      .catch((error: unknown) => {
        // Whoever cancels it, or the end of the agent, takes the thread away that reads.
        if (this.holds(batch.id)) return this.#fail(batch.id, this.#explain(error));
      })
      .finally(() => this.#progress.delete(batch.id));
    this.#inBackground(reading);
  }

  async #fail(id: number, problem: string): Promise<void> {
    this.#parts.store.write((tx) => this.#batches.change(tx, id, 'failed', { problem }));
    await this.#held.forget(id);
  }

  /** What a person is told of an error; one that nobody expected is written to the log. */
  #explain(error: unknown): string {
    if (error instanceof UnreadableFile) return error.message;
    this.#parts.log.error('an import failed unexpectedly', errorFields(error));
    return 'Something unexpected went wrong; nothing was added. The log says more.';
  }

  #tell(batch: ImportBatch, share: number): void {
    const progress = this.#progress.get(batch.id);
    if (progress === undefined) return;
    progress.share = Math.min(share, 1);
    const now = this.#parts.store.now();
    if (now - progress.toldAt < tellEvery) return;
    progress.toldAt = now;
    this.#batches.tellProgress(batch, progress.share);
  }

  #mustHold(id: number): ImportReader {
    const reader = this.#held.get(id);
    if (reader === undefined) throw new Error('the file of this import is not held');
    return reader;
  }

  #inBackground(work: Promise<unknown>): void {
    const settled = work.catch((error: unknown) => {
      if (!this.#ending.signal.aborted)
        this.#parts.log.error('tidying up an import failed', errorFields(error));
    });
    this.#background.add(settled);
    void settled.then(() => this.#background.delete(settled));
  }
}
