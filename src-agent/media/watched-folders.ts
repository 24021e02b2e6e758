import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { isAbsolute, normalize } from 'node:path';
import type { WatchedFolder } from '../../src-shared/domain/media.ts';
import type { StartTimer } from '../devices/timers.ts';
import { errorFields, type Log } from '../log.ts';
import { done, invalid, notFound, type Outcome } from '../outcome.ts';
import { writeIfPossible } from '../store/patient-writes.ts';
import type { Row } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import { type SeenFile, watchFolder } from './folder-watch.ts';
import type { MediaIntake, Placing } from './media-intake.ts';
import { OneAtATime } from './one-at-a-time.ts';

/** What watching folders is built from. `settle` and `lookAgainAfter` in milliseconds. */
export type WatchedFoldersParts = {
  readonly store: Store;
  readonly intake: Pick<MediaIntake, 'takePath'>;
  readonly startTimer: StartTimer;
  readonly log: Log;
  readonly settle: number;
  readonly lookAgainAfter: number;
};

type Watching = {
  readonly row: Row<'watched_folder'>;
  problem: string | null;
  watcher: AsyncDisposable | null;
  stopTimer: () => void;
};

/**
 * Folders of this computer whose files come into the library by themselves. One that cannot be read is looked for again
 * until it can.
 */
export class WatchedFolders implements AsyncDisposable {
  readonly #parts: WatchedFoldersParts;
  readonly #watching = new Map<number, Watching>();
  readonly #turns = new OneAtATime();
  readonly #stop = new AbortController();

  /** Watches those that were watched before. */
  constructor(parts: WatchedFoldersParts) {
    this.#parts = parts;
    for (const row of parts.store.all(parts.store.query.selectFrom('watched_folder').selectAll()))
      void this.#watch(row);
  }

  list(): WatchedFolder[] {
    const { store } = this.#parts;
    const rows = store.all(store.query.selectFrom('watched_folder').selectAll().orderBy('path'));
    return rows.map((row) => this.#toFolder(row));
  }

  async add(path: string, placing: Placing): Promise<Outcome<WatchedFolder>> {
    const { store } = this.#parts;
    if (!isAbsolute(path)) return invalid({ path: 'path', message: 'Give the folder’s full path.' });
    const whole = normalize(path).replace(/(?<=.)[/\\]$/, '');
    const taken = store.query.selectFrom('watched_folder').select('id').where('path', '=', whole);
    if (store.get(taken) !== undefined)
      return invalid({ path: 'path', message: 'This folder is watched already.' });
    const problem = await folderProblem(whole);
    if (problem !== null) return invalid({ path: 'path', message: problem });
    const row = store.write((tx) => {
      const { folder, client } = placing;
      const values = { path: whole, folder, client, added: 0, created_at: store.now() };
      const { insertedId } = tx.run(tx.query.insertInto('watched_folder').values(values));
      tx.append({
        type: 'media.folder_watched',
        message: `“${whole}” is watched`,
        data: { folderId: insertedId },
      });
      return { ...values, id: insertedId };
    });
    await this.#watch(row);
    return done(this.#toFolder(row));
  }

  async remove(id: number): Promise<Outcome<{ ok: true }>> {
    const { store } = this.#parts;
    const row = store.get(store.query.selectFrom('watched_folder').selectAll().where('id', '=', id));
    if (row === undefined) return notFound('watched folder', id);
    store.write((tx) => {
      tx.run(tx.query.deleteFrom('watched_folder').where('id', '=', id));
      tx.append({
        type: 'media.folder_left',
        message: `“${row.path}” is not watched any more`,
        data: { folderId: id },
      });
    });
    const watching = this.#watching.get(id);
    this.#watching.delete(id);
    watching?.stopTimer();
    await watching?.watcher?.[Symbol.asyncDispose]();
    return done({ ok: true });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stop.abort();
    for (const { stopTimer, watcher } of this.#watching.values()) {
      stopTimer();
      await watcher?.[Symbol.asyncDispose]();
    }
    await this.#turns.do(() => Promise.resolve());
  }

  async #watch(row: Row<'watched_folder'>): Promise<void> {
    const watching: Watching = { row, problem: null, watcher: null, stopTimer: () => undefined };
    this.#watching.set(row.id, watching);
    await this.#look(watching);
  }

  async #look(watching: Watching): Promise<void> {
    const { row } = watching;
    const problem = await folderProblem(row.path);
    if (this.#stop.signal.aborted || this.#watching.get(row.id) !== watching) return;
    if (problem !== null) return this.#lose(watching, problem);
    if (watching.problem !== null) this.#tell(watching, null);
    watching.watcher = watchFolder({
      path: row.path,
      settle: this.#parts.settle,
      onFile: (file) => void this.#turns.do(() => this.#take(watching, file)),
      onLost: (reason) => this.#lose(watching, reason),
    });
  }

  #lose(watching: Watching, problem: string): void {
    const { watcher } = watching;
    watching.watcher = null;
    void watcher?.[Symbol.asyncDispose]();
    if (watching.problem !== problem) this.#tell(watching, problem);
    watching.stopTimer();
    watching.stopTimer = this.#parts.startTimer(this.#parts.lookAgainAfter, () => void this.#look(watching));
  }

  #tell(watching: Watching, problem: string | null): void {
    watching.problem = problem;
    const { id, path } = watching.row;
    const message =
      problem === null ? `“${path}” is watched again` : `“${path}” cannot be watched: ${problem}`;
    writeIfPossible(this.#parts.store, (tx) =>
      tx.append({ type: 'media.folder_watched', message, data: { folderId: id } }),
    );
  }

  async #take({ row }: Watching, file: SeenFile): Promise<void> {
    const { signal } = this.#stop;
    if (signal.aborted || !this.#watching.has(row.id) || this.#wasTaken(row.id, file)) return;
    const { intake, log } = this.#parts;
    try {
      const taken = await intake.takePath(file.path, row, signal);
      if ('refused' in taken) log.warn('a file of a watched folder was refused', { reason: taken.refused });
      this.#remember(row.id, file, 'isNew' in taken && taken.isNew);
    } catch (error) {
      // A file that is gone again, or that this user may not read: a change of it is seen again.
      if (!signal.aborted) log.warn('a file of a watched folder could not be read', errorFields(error));
    }
  }

  #wasTaken(folderId: number, { path, bytes, modifiedAt }: SeenFile): boolean {
    const { store } = this.#parts;
    const row = store.get(
      store.query
        .selectFrom('watched_file')
        .select(['bytes', 'modified_at'])
        .where('folder_id', '=', folderId)
        .where('path', '=', path),
    );
    return row !== undefined && row.bytes === bytes && row.modified_at === modifiedAt;
  }

  #remember(folderId: number, { path, bytes, modifiedAt }: SeenFile, isNew: boolean): void {
    this.#parts.store.write((tx) => {
      const { changes } = tx.run(
        tx.query
          .updateTable('watched_folder')
          .set(({ eb }) => ({ added: eb('added', '+', isNew ? 1 : 0) }))
          .where('id', '=', folderId),
      );
      // It may be watched no more by now.
      if (changes === 0) return;
      const values = { bytes, modified_at: modifiedAt };
      tx.run(
        tx.query
          .insertInto('watched_file')
          .values({ folder_id: folderId, path, ...values })
          .onConflict((conflict) => conflict.columns(['folder_id', 'path']).doUpdateSet(values)),
      );
    });
  }

  #toFolder(row: Row<'watched_folder'>): WatchedFolder {
    const problem = this.#watching.get(row.id)?.problem ?? null;
    const { id, path, folder, client, added } = row;
    return { id, path, folder, client, state: problem === null ? 'watching' : 'unreadable', problem, added };
  }
}

/** Why a folder cannot be watched; null when it can. */
async function folderProblem(path: string): Promise<string | null> {
  try {
    if (!(await stat(path)).isDirectory()) return 'This is not a folder.';
    await access(path, constants.R_OK | constants.X_OK);
    return null;
  } catch (error) {
    const isGone = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return isGone ? 'There is no such folder.' : 'This user may not read the folder.';
  }
}
