import { mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Backup } from '../../src-shared/domain/away.ts';
import type { Store } from '../store/store.ts';
import { backupName, listBackups, surplus } from './backup-files.ts';

/** Copies of the database in one folder. A copy is made while work goes on, and has its name only when it is whole. */
export class Backups {
  readonly #store: Store;
  readonly #folder: string;

  constructor(store: Store, folder: string) {
    this.#store = store;
    this.#folder = folder;
  }

  /** Newest first. */
  list(): Backup[] {
    return listBackups(this.#folder);
  }

  /** Copies the database and removes what is more than is kept. Rejects when the disk does not take it. */
  async create(reason: Backup['reason']): Promise<Backup> {
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    const now = this.#store.now();
    const name = backupName(reason, now);
    const unfinished = join(this.#folder, `${name}.unfinished`);
    try {
      await this.#store.copyTo(unfinished);
      renameSync(unfinished, join(this.#folder, name));
    } finally {
      rmSync(unfinished, { force: true });
    }
    const { size: bytes } = statSync(join(this.#folder, name));
    this.#store.write((tx) =>
      tx.append({
        type: 'backup.created',
        message: 'The database was copied',
        data: { name, bytes, reason },
      }),
    );
    for (const old of surplus(this.list())) rmSync(join(this.#folder, old.name), { force: true });
    return { name, bytes, at: new Date(now).toISOString(), reason };
  }
}
