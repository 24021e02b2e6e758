import { join } from 'node:path';
import { openDatabase } from '../../src-agent/store/database.ts';
import { Store } from '../../src-agent/store/store.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A real store in a folder of its own, removed when disposed. `clock.at` is the time it writes; tests move it. */
export type TemporaryStore = Disposable & {
  readonly store: Store;
  readonly folder: string;
  readonly clock: { at: number };
};

/** Opens an empty store. */
export async function openTemporaryStore(): Promise<TemporaryStore> {
  using owned = new DisposableStack();
  const { path: folder } = owned.use(temporaryFolder());
  const clock = { at: Date.UTC(2026, 10, 21, 9) };
  const store = owned.use(new Store(await openDatabase(join(folder, 'switchyard.db')), () => clock.at));
  const all = owned.move();
  return { store, folder, clock, [Symbol.dispose]: () => all.dispose() };
}
