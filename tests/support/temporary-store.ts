import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../src-agent/store/database.ts';
import { Store } from '../../src-agent/store/store.ts';

/** A real store in a folder of its own, removed when disposed. `at` is the time it writes; tests move it. */
export class TemporaryStore implements Disposable {
  readonly store: Store;
  readonly folder: string;
  readonly clock: { at: number };

  constructor(store: Store, folder: string, clock: { at: number }) {
    this.store = store;
    this.folder = folder;
    this.clock = clock;
  }

  [Symbol.dispose](): void {
    this.store[Symbol.dispose]();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Opens an empty store. */
export async function openTemporaryStore(): Promise<TemporaryStore> {
  const folder = mkdtempSync(join(tmpdir(), 'switchyard-store-'));
  const clock = { at: Date.UTC(2026, 10, 21, 9) };
  const store = new Store(await openDatabase(join(folder, 'switchyard.db')), () => clock.at);
  return new TemporaryStore(store, folder, clock);
}
