import { watch } from 'chokidar';
import { isMediaName } from './path-import.ts';

/** A file in a watched folder as it lies there now. `modifiedAt` in epoch milliseconds. */
export type SeenFile = { readonly path: string; readonly bytes: number; readonly modifiedAt: number };

/** How a folder is watched. `settle`: for how long a file must not grow before it counts as whole, in milliseconds. */
export type FolderWatchParts = {
  readonly path: string;
  readonly settle: number;
  readonly onFile: (file: SeenFile) => void;
  readonly onLost: (problem: string) => void;
};

/** Watches a folder and those below it, whole files only; links are not followed. Ends with what it answers. */
export function watchFolder({ path, settle, onFile, onLost }: FolderWatchParts): AsyncDisposable {
  const watcher = watch(path, {
    followSymlinks: false,
    alwaysStat: true,
    awaitWriteFinish: { stabilityThreshold: settle, pollInterval: Math.min(200, settle) },
    ignored: (name, stats) =>
      name !== path && (/\/\.[^/]+$/.test(name) || (stats?.isFile() === true && !isMediaName(name))),
  });
  for (const event of ['add', 'change'] as const)
    watcher.on(event, (file, stats) => {
      if (stats?.isFile() === true) onFile({ path: file, bytes: stats.size, modifiedAt: stats.mtimeMs });
    });
  watcher.on('unlinkDir', (folder) => {
    if (folder === path) onLost('The folder is not there any more.');
  });
  watcher.on('error', (error) => onLost(error instanceof Error ? error.message : String(error)));
  return { [Symbol.asyncDispose]: () => watcher.close() };
}
