import { openAsBlob } from 'node:fs';
import type { z } from 'zod';
import type {
  FixedMedia,
  Media,
  MediaBulkChange,
  mediaChange,
  MediaFit,
  MediaFix,
  MediaSelection,
  MediaUse,
  Placement,
} from '../../src-shared/domain/media.ts';
import type { Task } from '../../src-shared/domain/task.ts';
import { fitsOf } from '../../src-shared/media-fit.ts';
import { conflict, done, invalid, notFound, type Outcome } from '../outcome.ts';
import { doGently } from '../steps.ts';
import type { Page } from '../store/paging.ts';
import type { Store } from '../store/store.ts';
import type { Tasks } from '../tasks/tasks.ts';
import { changeMedia, MediaRemoval, updateMedia } from './media-changes.ts';
import { mediaPath, thumbnailPath } from './media-files.ts';
import { fixMedia, type FixParts } from './media-fixes.ts';
import type { Placing } from './media-intake.ts';
import { listMedia, mediaFacets, type MediaListRequest } from './media-list.ts';
import { readMedia } from './media-rows.ts';
import { scanMedia, type ScanParts } from './media-scan.ts';
import { mediaUses } from './media-uses.ts';
import { importPaths } from './path-import.ts';

/** What the library is built from. */
export type LibraryParts = FixParts & ScanParts & { readonly store: Store; readonly tasks: Tasks };

/** The pictures and videos that can be posted: rows in the store, bytes beside it, each stored once by content. */
export class MediaLibrary {
  readonly #parts: LibraryParts;
  readonly #removal: MediaRemoval;

  constructor(parts: LibraryParts) {
    this.#parts = parts;
    this.#removal = new MediaRemoval(parts.store, parts.shelf, parts.turns);
  }

  list(request: MediaListRequest): Page<Media> {
    return listMedia(this.#parts.store, request);
  }

  facets() {
    return mediaFacets(this.#parts.store);
  }

  get(id: number): Outcome<Media> {
    const [media] = readMedia(this.#parts.store, [id]);
    return media === undefined ? notFound('media', id) : done(media);
  }

  /** Adds a file; one that is there already is answered as it is. */
  async add(file: File, placing: Placing): Promise<Outcome<Media>> {
    const taken = await this.#parts.intake.take(file.stream(), file.name, placing);
    return 'refused' in taken ? invalid({ path: 'file', message: taken.refused }) : done(taken.media);
  }

  /** Adds files and folders of this computer in a task. */
  importPaths(paths: readonly string[], placing: Placing): Task {
    return this.#parts.tasks.start(
      { kind: 'media_import', title: 'Adding files to the library' },
      (progress) => importPaths(this.#parts.intake, paths, placing, progress),
    );
  }

  /** Looks which files are missing, in a task. */
  scan(): Task {
    return this.#parts.tasks.start(
      { kind: 'media_scan', title: 'Looking for the library’s files' },
      (progress) => scanMedia(this.#parts, progress),
    );
  }

  update(id: number, change: z.infer<typeof mediaChange>): Outcome<Media> {
    return updateMedia(this.#parts.store, id, change);
  }

  change(selection: MediaSelection, change: MediaBulkChange): Promise<{ changed: number }> {
    return doGently(changeMedia(this.#parts.store, selection, change));
  }

  remove(selection: MediaSelection): Promise<{ removed: number; kept: number }> {
    return this.#removal.many(selection);
  }

  delete(id: number): Promise<Outcome<{ ok: true }>> {
    return this.#removal.one(id);
  }

  /** The bytes as a file with its own name; they are read only when asked for. */
  async content(id: number): Promise<Outcome<File>> {
    const found = this.get(id);
    if (!found.ok) return found;
    const { fileName, mime } = found.value;
    const file = await fileAt(mediaPath(this.#parts.dataDir, found.value), fileName, mime);
    return file === null
      ? conflict('file_missing', `The file of “${fileName}” is gone. Add it again.`)
      : done(file);
  }

  /** The small picture. */
  async thumbnail(id: number): Promise<Outcome<File>> {
    const found = this.get(id);
    if (!found.ok) return found;
    const path = thumbnailPath(this.#parts.dataDir, found.value.sha256);
    const file = await fileAt(path, 'thumbnail.jpg', 'image/jpeg');
    return file === null
      ? conflict('no_thumbnail', `There is no small picture of “${found.value.fileName}” yet.`)
      : done(file);
  }

  usage(id: number, limit: number): Outcome<MediaUse[]> {
    const found = this.get(id);
    return found.ok ? done(mediaUses(this.#parts.store, id, limit)) : found;
  }

  fits(id: number): Outcome<MediaFit[]> {
    const found = this.get(id);
    return found.ok ? done(fitsOf(found.value)) : found;
  }

  async fix(id: number, fixes: readonly MediaFix[], placement: Placement): Promise<Outcome<FixedMedia>> {
    const found = this.get(id);
    return found.ok ? await fixMedia(this.#parts, found.value, fixes, placement) : found;
  }
}

async function fileAt(path: string, fileName: string, type: string): Promise<File | null> {
  try {
    return new File([await openAsBlob(path)], fileName, { type });
  } catch {
    // Whatever keeps it from being opened: for the caller the file is not there.
    return null;
  }
}
