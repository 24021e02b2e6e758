import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Row } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import type { Progress } from '../tasks/tasks.ts';
import { mediaFolderPath, mediaPath, thumbnailPath } from './media-files.ts';
import type { MediaThumbnails } from './media-thumbnails.ts';
import type { OneAtATime } from './one-at-a-time.ts';

/** What a scan is built from. */
export type ScanParts = {
  readonly store: Store;
  readonly dataDir: string;
  readonly thumbnails: MediaThumbnails;
  readonly turns: OneAtATime;
};

/** Files looked at between two reads of the store. */
const stepSize = 200;

const keptName = /^([0-9a-f]{64})\.(jpg|png|webp|mp4|mov|webm)$/;

/** Looks for every file on disk, makes small pictures that lack, and removes files nothing in the library names. */
export async function scanMedia(parts: ScanParts, { signal, tell }: Progress): Promise<string> {
  const { store, dataDir, thumbnails, turns } = parts;
  const counted = store.query.selectFrom('media').select(({ fn }) => fn.countAll<number>().as('total'));
  const total = store.get(counted)?.total ?? 0;
  let looked = 0;
  let missing = 0;
  let last = 0;
  tell(0, total);
  for (;;) {
    const rows = nextRows(store, last);
    for (const row of rows) {
      signal.throwIfAborted();
      const isMissing = !(await isThere(mediaPath(dataDir, row), row.bytes));
      if (isMissing) missing += 1;
      if (isMissing !== (row.missing_at !== null)) note(store, row, isMissing);
      if (!isMissing && !(await isThere(thumbnailPath(dataDir, row.sha256)))) {
        forgetThumbnail(store, row);
        await thumbnails.make(row);
      }
      looked += 1;
      tell(looked);
    }
    const end = rows.at(-1);
    if (end === undefined) break;
    last = end.id;
  }
  await turns.do(() => removeUnnamed(store, dataDir));
  return missing === 0 ? `All ${looked} files are there.` : `${missing} of ${looked} files are missing.`;
}

function nextRows(store: Store, after: number): Row<'media'>[] {
  return store.all(
    store.query.selectFrom('media').selectAll().where('id', '>', after).orderBy('id').limit(stepSize),
  );
}

async function isThere(path: string, bytes?: number): Promise<boolean> {
  try {
    const { size } = await stat(path);
    return bytes === undefined || size === bytes;
  } catch {
    return false;
  }
}

function note(store: Store, row: Row<'media'>, isMissing: boolean): void {
  store.write((tx) => {
    const missingAt = isMissing ? store.now() : null;
    tx.run(tx.query.updateTable('media').set({ missing_at: missingAt }).where('id', '=', row.id));
    tx.append({
      type: 'media.updated',
      message: isMissing ? `The file of “${row.file_name}” is gone` : `“${row.file_name}” is there again`,
      data: { mediaId: row.id },
    });
  });
}

/** Its making tells by itself that there is one again. */
function forgetThumbnail(store: Store, row: Row<'media'>): void {
  if (row.has_thumbnail === 0) return;
  store.write((tx) => {
    tx.run(tx.query.updateTable('media').set({ has_thumbnail: 0 }).where('id', '=', row.id));
    tx.append({ type: 'media.updated', message: 'A small picture is gone', data: { mediaId: row.id } });
  });
}

/** A file has no row when the agent was killed between naming it and entering it. */
async function removeUnnamed(store: Store, dataDir: string): Promise<void> {
  const folder = mediaFolderPath(dataDir);
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const sha256 = keptName.exec(name)?.[1];
    if (sha256 === undefined) continue;
    const row = store.get(store.query.selectFrom('media').select('id').where('sha256', '=', sha256));
    if (row === undefined) await rm(join(folder, name), { force: true });
  }
}
