import type { StartTimer } from '../devices/timers.ts';
import { errorFields, type Log } from '../log.ts';
import type { Store } from '../store/store.ts';
import type { Tasks } from '../tasks/tasks.ts';
import { mediaApi } from './media-api.ts';
import { MediaIntake } from './media-intake.ts';
import { MediaLibrary } from './media-library.ts';
import { MediaReferences } from './media-references.ts';
import { scanMedia } from './media-scan.ts';
import { MediaShelf } from './media-shelf.ts';
import { MediaThumbnails } from './media-thumbnails.ts';
import { MediaWorkshop } from './media-workshop.ts';
import { OneAtATime } from './one-at-a-time.ts';
import type { DrawPoster } from './video-poster.ts';
import { WatchedFolders } from './watched-folders.ts';

/** The program of the thread that works with files: in the sources, or beside this file where all is built. */
export const mediaWorkerProgram = new URL(
  import.meta.url.endsWith('.ts') ? 'media-worker.ts' : 'media-worker.js',
  import.meta.url,
);

/** What the media library is opened from. `scanAfter`: milliseconds until it looks for missing files by itself. */
export type MediaParts = {
  readonly store: Store;
  readonly dataDir: string;
  readonly tasks: Tasks;
  readonly log: Log;
  readonly startTimer: StartTimer;
  readonly workerProgram: URL;
  readonly drawPoster: DrawPoster;
  readonly scanAfter: number;
  readonly settle: number;
  readonly lookAgainAfter: number;
};

/** The media library with its thread, its watched folders and its part of the API. */
export async function openMedia(parts: MediaParts) {
  const { store, log, startTimer } = parts;
  await using owned = new AsyncDisposableStack();
  const shelf = new MediaShelf(parts.dataDir);
  await shelf.open();
  const turns = new OneAtATime();
  const workshop = owned.use(new MediaWorkshop(parts.workerProgram, startTimer));
  const thumbnails = owned.use(new MediaThumbnails({ ...parts, shelf, workshop }));
  const intake = new MediaIntake({ store, shelf, workshop, thumbnails, turns });
  const library = new MediaLibrary({ ...parts, shelf, workshop, thumbnails, intake, turns });
  const references = owned.use(new MediaReferences(store, startTimer));
  const watched = owned.use(new WatchedFolders({ ...parts, intake }));
  const stop = new AbortController();
  let scanning: Promise<unknown> = Promise.resolve();
  const stopTimer = startTimer(parts.scanAfter, () => {
    const progress = { signal: stop.signal, tell: () => undefined };
    scanning = scanMedia({ ...parts, thumbnails, turns }, progress).catch((error: unknown) => {
      if (!stop.signal.aborted) log.warn('the library could not be looked through', errorFields(error));
    });
  });
  owned.defer(async () => {
    stopTimer();
    stop.abort();
    await scanning;
  });
  const all = owned.move();
  return {
    library,
    references,
    thumbnails,
    api: mediaApi(library, references, watched),
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}
