import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { mediaWorkerProgram, openMedia } from '../../src-agent/media/open-media.ts';
import type { DrawPoster } from '../../src-agent/media/video-poster.ts';
import { startRealTimer } from '../../src-agent/devices/timers.ts';
import { Tasks } from '../../src-agent/tasks/tasks.ts';
import { openTemporaryStore } from './temporary-store.ts';

const silent = () => undefined;
const noPoster: DrawPoster = () => Promise.resolve(false);

/** A media library in a folder of its own, with its real thread; `inbox` is a folder to bring files from. */
export async function openMediaDesk({ drawPoster = noPoster, settle = 50 } = {}) {
  await using owned = new AsyncDisposableStack();
  const { store, folder, clock } = owned.use(await openTemporaryStore());
  const inbox = join(folder, 'inbox');
  await mkdir(inbox);
  const tasks = owned.use(new Tasks(store));
  const start = () =>
    openMedia({
      store,
      dataDir: folder,
      tasks,
      log: { info: silent, warn: silent, error: silent },
      startTimer: startRealTimer,
      workerProgram: mediaWorkerProgram,
      drawPoster,
      scanAfter: 1_000_000,
      settle,
      lookAgainAfter: 20,
    });
  const room = owned.use(await start());
  const all = owned.move();
  return {
    ...room,
    client: createRouterClient(room.api),
    store,
    folder,
    inbox,
    clock,
    tasks,
    /** Opens the library a second time, as a restart does. */
    start,
    async finished(id: string) {
      for (;;) {
        const found = tasks.get(id);
        if (!found.ok) throw new Error(`no task ${id}`);
        if (found.value.status !== 'running') return found.value;
        await new Promise((resolve) => void setImmediate(resolve));
      }
    },
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}
