import type { ImportProblem, ImportState, ImportStatus } from '../../src-shared/domain/import.ts';
import { conflict, done, invalid, notFound, type Outcome } from '../outcome.ts';
import type { Page, PageRequest } from '../store/paging.ts';
import { readSetting } from '../store/settings.ts';
import { type ImportBatch, ImportBatches } from './import-batches.ts';
import { type Choices, chooseMapping } from './import-choices.ts';
import { ImportRunner, type ImportsParts } from './import-runner.ts';

/** Imports of one kind: a file is read and looked through, then added as a whole or not at all, and can be taken back. */
export class Imports implements AsyncDisposable {
  readonly #parts: ImportsParts;
  readonly #batches: ImportBatches;
  readonly #runner: ImportRunner;

  constructor(parts: ImportsParts) {
    this.#parts = parts;
    this.#batches = new ImportBatches(parts.store, parts.definition.kind);
    this.#runner = new ImportRunner(parts, this.#batches);
  }

  /** Newest first. */
  list(limit: number): ImportState[] {
    return this.#batches.list(limit).map((batch) => this.#show(batch));
  }

  get(id: number): Outcome<ImportState> {
    const batch = this.#batches.get(id);
    return batch === undefined ? notFound('import', id) : done(this.#show(batch));
  }

  problems(
    id: number,
    request: PageRequest & { readonly kind?: ImportProblem['kind'] | undefined },
  ): Outcome<Page<ImportProblem>> {
    if (this.#batches.get(id) === undefined) return notFound('import', id);
    return done(this.#batches.problems(id, request));
  }

  /** Begins to read a file, which stays in memory until the import is over. */
  async create(file: File, choices: Choices): Promise<Outcome<ImportState>> {
    const bytes = await file.arrayBuffer();
    const name = file.name === '' ? 'the file' : file.name.slice(0, 200);
    const platform = this.#parts.definition.kind === 'accounts' ? 'instagram' : null;
    const id = this.#batches.create(name, platform === null ? null : (choices.defaultPlatform ?? platform));
    const batch = this.#batches.get(id);
    if (batch === undefined) return notFound('import', id);
    this.#runner.read(batch, bytes, choices.mapping);
    return done(this.#show(batch));
  }

  /** Maps the columns differently and checks all rows anew. */
  choose(id: number, choices: Choices): Outcome<ImportState> {
    const found = this.#ready(id);
    if (!found.ok) return found;
    const { state } = found.value;
    const before = state.columns.map(({ field }) => field);
    const chosen = chooseMapping(this.#parts.definition, before, choices.mapping);
    if (!chosen.ok) return invalid(chosen.problem);
    const defaultPlatform =
      state.defaultPlatform === null ? null : (choices.defaultPlatform ?? state.defaultPlatform);
    this.#runner.check(this.#move(found.value, 'reading', { defaultPlatform }), chosen.mapping);
    return this.get(id);
  }

  /** Adds the good rows: all, or none when it is cancelled or fails. The first accounts ever need the confirmation. */
  apply(id: number, ownershipConfirmed: boolean): Outcome<ImportState> {
    const found = this.#ready(id);
    if (!found.ok) return found;
    const { fileName, state } = found.value;
    const { store, definition } = this.#parts;
    if (state.counts.good === 0)
      return conflict('nothing_to_add', `${fileName} has no row that can be added. Look at its problems.`);
    const busy = this.#batches.unfinished().find(({ status }) => status === 'applying');
    if (busy !== undefined)
      return conflict('busy', `${busy.fileName} is being added. Apply ${fileName} when that is done.`);
    const unconfirmed =
      definition.kind === 'accounts' && readSetting(store, 'ownershipConfirmedAt') === undefined;
    if (unconfirmed && !ownershipConfirmed)
      return conflict(
        'ownership_unconfirmed',
        'Confirm that you own these accounts or are authorised to manage them.',
      );
    this.#runner.apply(this.#move(found.value, 'applying'), unconfirmed);
    return this.get(id);
  }

  /** Drops an import. While rows are being added, this ends when all of them are away again. */
  async cancel(id: number): Promise<Outcome<ImportState>> {
    const batch = this.#batches.get(id);
    if (batch === undefined) return notFound('import', id);
    if (batch.status !== 'reading' && batch.status !== 'ready' && batch.status !== 'applying')
      return conflict('over', `The import of ${batch.fileName} is over; there is nothing to cancel.`);
    await this.#runner.cancel(batch);
    return this.get(id);
  }

  /** Takes back what an import added, unless some of it was used since. */
  undo(id: number): Outcome<ImportState> {
    const batch = this.#batches.get(id);
    if (batch === undefined) return notFound('import', id);
    const { store, rows, definition } = this.#parts;
    if (batch.status !== 'applied')
      return conflict('not_applied', `${batch.fileName} added nothing that could be taken back.`);
    const used = rows.used(id, batch.state.useMark);
    if (used > 0) return conflict('in_use', `${usedWords[definition.kind](used)}. The import stays.`);
    const message = `What ${batch.fileName} added is taken back`;
    const data = { importId: id, count: batch.state.counts.added };
    const undoing = store.write((tx) => {
      tx.append({ type: `${definition.owner}.bulk_changed`, message, data });
      return this.#move(batch, 'undoing');
    });
    this.#runner.takeBack(undoing);
    return this.get(id);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#runner[Symbol.asyncDispose]();
  }

  #ready(id: number): Outcome<ImportBatch> {
    const batch = this.#batches.get(id);
    if (batch === undefined) return notFound('import', id);
    if (batch.status === 'ready' && this.#runner.holds(id)) return done(batch);
    return batch.status === 'reading'
      ? conflict('reading', `${batch.fileName} is being read still. Try again in a moment.`)
      : conflict('over', `The import of ${batch.fileName} is over. Choose the file again.`);
  }

  #move(batch: ImportBatch, status: ImportStatus, change: Partial<ImportBatch['state']> = {}): ImportBatch {
    this.#parts.store.write((tx) => this.#batches.change(tx, batch.id, status, change));
    return { ...batch, status, state: { ...batch.state, ...change } };
  }

  #show({ id, kind, fileName, status, state, createdAt, finishedAt }: ImportBatch): ImportState {
    const { useMark, ...shown } = state;
    const { definition, rows } = this.#parts;
    return {
      id,
      kind,
      fileName,
      status,
      ...shown,
      fields: definition.fields.map(({ name, title, required, secret }) => ({
        name,
        title,
        required,
        secret,
      })),
      progress: this.#runner.share(id),
      canUndo: status === 'applied' && rows.used(id, useMark, 1) === 0,
      createdAt: new Date(createdAt).toISOString(),
      finishedAt: finishedAt === null ? null : new Date(finishedAt).toISOString(),
    };
  }
}

const usedWords = {
  accounts: (count: number) =>
    count === 1
      ? 'One of its accounts was posted with since'
      : `${count} of its accounts were posted with since`,
  proxies: (count: number) =>
    count === 1 ? 'One of its proxies is used by accounts' : `${count} of its proxies are used by accounts`,
} as const;
