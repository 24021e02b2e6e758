import { setImmediate } from 'node:timers/promises';
import type { Platform } from '../../src-shared/domain/platform.ts';
import type { Store, Writer } from '../store/store.ts';
import { doGently } from '../steps.ts';
import type { DataKey } from '../vault/vault-keys.ts';
import type { ImportBatch, ImportBatches } from './import-batches.ts';
import type { ImportReader } from './import-reader.ts';
import type { ImportRows } from './import-rows.ts';

/** What the long work of an import needs. */
export type ImportWorkParts = {
  readonly store: Store;
  readonly batches: ImportBatches;
  readonly rows: ImportRows;
};

/** Rows that are removed, and problems that are forgotten, in one step. */
const removedAtOnce = 100;
const forgottenAtOnce = 1000;

/** Checks all rows anew and keeps what is found; the import is `ready` then. */
export async function checkImport(
  { store, batches, rows }: ImportWorkParts,
  id: number,
  reader: ImportReader,
  choices: { readonly mapping: readonly (string | null)[]; readonly platform: Platform },
  tell: (done: number) => void,
): Promise<void> {
  while (batches.forgetProblems(id, forgottenAtOnce)) await setImmediate();
  const known = await doGently(rows.known());
  const { counts, ...found } = await reader.check({ ...choices, known }, (question) => {
    if (question.ask === 'problems') store.write((tx) => batches.addProblems(tx, id, question.problems));
    if (question.ask !== 'taken') return [];
    tell(question.done);
    return rows.taken(question.rows);
  });
  store.write((tx) => batches.change(tx, id, 'ready', { ...found, counts: { ...counts, added: 0 } }));
}

/** Adds the good rows in short steps, unseen; the last step shows all of them at once. Answers how many were added. */
export async function addRows(
  { store, batches, rows }: ImportWorkParts,
  batch: ImportBatch,
  reader: ImportReader,
  key: DataKey,
  progress: { readonly signal: AbortSignal; readonly tell: (done: number) => void },
  inLastStep: (tx: Writer, added: number) => void,
): Promise<number> {
  const { id, state } = batch;
  let added = 0;
  let late = 0;
  await reader.deliver(key.bytes, (question) => {
    progress.signal.throwIfAborted();
    if (question.ask !== 'add') return [];
    const refused = store.write((tx) => {
      const taken = rows.add(tx, question, { importId: id, keyId: key.id, now: store.now() });
      batches.addProblems(tx, id, taken.map(takenMeanwhile));
      return taken;
    });
    added += question.count - refused.length;
    late += refused.length;
    progress.tell(added + late);
    return [];
  });
  progress.signal.throwIfAborted();
  const counts = { ...state.counts, good: added, duplicates: state.counts.duplicates + late, added };
  store.write((tx) => {
    batches.change(tx, id, 'applied', { counts, useMark: rows.useMark() });
    inLastStep(tx, added);
  }, 'durable');
  return added;
}

/** Removes what an import added, in short steps. `stop` leaves the rest for the next start. */
export async function removeRows(
  { store, rows }: ImportWorkParts,
  id: number,
  stop: AbortSignal,
  tell: (removed: number) => void = () => undefined,
): Promise<void> {
  for (let removed = 0; ;) {
    stop.throwIfAborted();
    const some = store.write((tx) => rows.remove(tx, id, removedAtOnce));
    removed += some;
    tell(removed);
    if (some === 0) return;
    await setImmediate();
  }
}

function takenMeanwhile(row: number) {
  return {
    row,
    field: null,
    kind: 'duplicate',
    message: 'It was added by somebody else meanwhile.',
  } as const;
}
