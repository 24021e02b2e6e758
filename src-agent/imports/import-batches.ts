import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import { type ImportProblem, type ImportStatus, importState } from '../../src-shared/domain/import.ts';
import type { Platform } from '../../src-shared/domain/platform.ts';
import { type Page, type PageRequest, readPage } from '../store/paging.ts';
import type { Row } from '../store/schema.ts';
import { plainSql } from '../store/plain-sql.ts';
import type { Reader, Store, Writer } from '../store/store.ts';
import type { ImportKind } from './import-definition.ts';

/** What is kept of an import besides its columns in the store. `useMark`: see `ImportRows`. */
const keptState = importState
  .pick({ format: true, columns: true, defaultPlatform: true, preview: true, counts: true, problem: true })
  .extend({ useMark: z.number().int() });
export type KeptState = z.infer<typeof keptState>;

/** An import as the store has it. */
export type ImportBatch = {
  readonly id: number;
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly status: ImportStatus;
  readonly state: KeptState;
  readonly createdAt: number;
  readonly finishedAt: number | null;
};

/** What is known of an import before its file was read. */
const nothingYet = {
  format: null,
  columns: [],
  preview: [],
  counts: { rows: 0, good: 0, errors: 0, duplicates: 0, warnings: 0, added: 0 },
  problem: null,
  useMark: 0,
};

const over: readonly ImportStatus[] = ['applied', 'cancelled', 'undone', 'failed'];

/** The imports of one kind in the store, with what is wrong with their rows. */
export class ImportBatches {
  readonly #store: Store;
  readonly #kind: ImportKind;

  constructor(store: Store, kind: ImportKind) {
    this.#store = store;
    this.#kind = kind;
  }

  /** An import whose file is about to be read. */
  create(fileName: string, defaultPlatform: Platform | null): number {
    const state: KeptState = { ...nothingYet, defaultPlatform };
    return this.#store.write(
      (tx) =>
        tx.run(
          tx.query.insertInto('import_batch').values({
            uid: uuidv7(),
            kind: this.#kind,
            file_name: fileName,
            status: 'reading',
            state_json: JSON.stringify(state),
            created_at: this.#store.now(),
            finished_at: null,
          }),
        ).insertedId,
    );
  }

  get(id: number): ImportBatch | undefined {
    return this.#read(this.#store, id);
  }

  /** Newest first. */
  list(limit: number): ImportBatch[] {
    const query = this.#store.query
      .selectFrom('import_batch')
      .selectAll()
      .where('kind', '=', this.#kind)
      .orderBy('id', 'desc')
      .limit(limit);
    return this.#store.all(query).map(toBatch);
  }

  unfinished(): ImportBatch[] {
    const query = this.#store.query
      .selectFrom('import_batch')
      .selectAll()
      .where('status', 'in', ['reading', 'ready', 'applying', 'undoing'])
      .where('kind', '=', this.#kind);
    return this.#store.all(query).map(toBatch);
  }

  /** Changes where an import stands, and says so in the log. */
  change(tx: Writer, id: number, status: ImportStatus, change: Partial<KeptState> = {}): void {
    const batch = this.#read(tx, id);
    if (batch === undefined) return;
    const state = { ...batch.state, ...change };
    const finished_at = over.includes(status) ? this.#store.now() : null;
    tx.run(
      tx.query
        .updateTable('import_batch')
        .set({ status, state_json: JSON.stringify(state), finished_at })
        .where('id', '=', id),
    );
    tx.append({
      type: 'import.updated',
      message: `${batch.fileName}: ${state.problem ?? words[status]}`,
      data: { importId: id, kind: this.#kind, status, counts: state.counts, progress: null },
    });
  }

  /** Tells how far an import is, from 0 to 1. */
  tellProgress(batch: ImportBatch, progress: number): void {
    this.#store.write((tx) =>
      tx.append({
        type: 'import.updated',
        message: `${batch.fileName}: ${Math.floor(progress * 100)} %`,
        data: { importId: batch.id, kind: this.#kind, status: batch.status, progress },
      }),
    );
  }

  problems(
    id: number,
    request: PageRequest & { readonly kind?: ImportProblem['kind'] | undefined },
  ): Page<ImportProblem> {
    let query = this.#store.query.selectFrom('import_problem').selectAll().where('import_id', '=', id);
    if (request.kind !== undefined) query = query.where('kind', '=', request.kind);
    return readPage(
      this.#store,
      query,
      'import_problem.id',
      request,
      'asc',
      ({ row, field, kind, message }) => ({
        row,
        field,
        kind,
        message,
      }),
    );
  }

  addProblems(tx: Writer, id: number, problems: readonly ImportProblem[]): void {
    if (problems.length > 0) tx.run(plainSql(insertProblems, [id, JSON.stringify(problems)]));
  }

  /** Forgets some of the problems of an import; answers whether there are more. */
  forgetProblems(id: number, most: number): boolean {
    return this.#store.write((tx) => tx.run(plainSql(deleteProblems, [id, most])).changes === most);
  }

  #read(reader: Reader, id: number): ImportBatch | undefined {
    const row = reader.get(
      reader.query.selectFrom('import_batch').selectAll().where('id', '=', id).where('kind', '=', this.#kind),
    );
    return row === undefined ? undefined : toBatch(row);
  }
}

const insertProblems = `INSERT INTO import_problem (import_id, row, field, kind, message)
  SELECT ?, value->>'row', value->>'field', value->>'kind', value->>'message' FROM json_each(?)`;
const deleteProblems = `DELETE FROM import_problem WHERE id IN
  (SELECT id FROM import_problem WHERE import_id = ? ORDER BY id LIMIT ?)`;

const words: Readonly<Record<ImportStatus, string>> = {
  reading: 'is being read',
  ready: 'can be looked through',
  applying: 'its rows are being added',
  applied: 'its rows were added',
  cancelled: 'was dropped, nothing was added',
  undoing: 'is being taken back',
  undone: 'was taken back',
  failed: 'could not be imported',
};

function toBatch(row: Row<'import_batch'>): ImportBatch {
  return {
    id: row.id,
    kind: row.kind,
    fileName: row.file_name,
    status: row.status,
    state: keptState.parse(JSON.parse(row.state_json)),
    createdAt: row.created_at,
    finishedAt: row.finished_at,
  };
}
