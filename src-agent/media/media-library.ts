import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { uuidv7 } from 'uuidv7';
import type { Media } from '../../src-shared/domain/media.ts';
import { conflict, done, invalid, notFound, type Outcome } from '../outcome.ts';
import type { Row } from '../store/schema.ts';
import { type Page, type PageRequest, readPage } from '../store/paging.ts';
import type { Store } from '../store/store.ts';
import { mediaPath } from './media-files.ts';
import { pictureFacts } from './picture-facts.ts';

/** The pictures that can be posted: rows in the store, bytes beside it, each stored once by content. */
export class MediaLibrary {
  readonly #store: Store;
  readonly #dataDir: string;

  constructor(store: Store, dataDir: string) {
    this.#store = store;
    this.#dataDir = dataDir;
  }

  list(request: PageRequest & { readonly search?: string | undefined }): Page<Media> {
    let query = this.#store.query.selectFrom('media').selectAll();
    if (request.search !== undefined && request.search !== '')
      query = query.where('file_name', 'like', `%${request.search}%`);
    return readPage(this.#store, query, 'media.id', request, 'desc', toMedia);
  }

  get(id: number): Outcome<Media> {
    const row = this.#row(id);
    return row === undefined ? notFound('media', id) : done(toMedia(row));
  }

  /** Adds a file; one that is there already is answered as it is. */
  async add(file: File): Promise<Outcome<Media>> {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const facts = pictureFacts(bytes, file.name);
    if ('refused' in facts) return invalid({ path: 'file', message: facts.refused });
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const path = mediaPath(this.#dataDir, { sha256, mime: facts.mime });
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    // Written aside and renamed, so that a name never stands for half a file.
    const aside = `${path}.${uuidv7()}.part`;
    await writeFile(aside, bytes, { mode: 0o600, flush: true });
    await rename(aside, path);
    const known = this.#store.get(
      this.#store.query.selectFrom('media').select('id').where('sha256', '=', sha256),
    );
    return this.get(known?.id ?? this.#insert(file.name, bytes.byteLength, sha256, facts));
  }

  /** The bytes as a file with its own name. */
  async content(id: number): Promise<Outcome<File>> {
    const row = this.#row(id);
    if (row === undefined) return notFound('media', id);
    const bytes = await readFile(mediaPath(this.#dataDir, row)).catch(() => null);
    if (bytes === null)
      return conflict('file_missing', `The file of “${row.file_name}” is gone. Add it again.`);
    return done(new File([bytes], row.file_name, { type: row.mime }));
  }

  async delete(id: number): Promise<Outcome<{ ok: true }>> {
    const row = this.#row(id);
    if (row === undefined) return notFound('media', id);
    const used = this.#store.get(
      this.#store.query.selectFrom('job').select('id').where('media_id', '=', id).limit(1),
    );
    if (used !== undefined)
      return conflict('in_use', `“${row.file_name}” was posted and stays for the record.`);
    this.#store.write((tx) => {
      tx.run(tx.query.deleteFrom('media').where('id', '=', id));
      tx.append({ type: 'media.deleted', message: `“${row.file_name}” was removed`, data: { mediaId: id } });
    });
    await rm(mediaPath(this.#dataDir, row), { force: true });
    return done({ ok: true });
  }

  #row(id: number): Row<'media'> | undefined {
    return this.#store.get(this.#store.query.selectFrom('media').selectAll().where('id', '=', id));
  }

  #insert(
    fileName: string,
    bytes: number,
    sha256: string,
    facts: { mime: Media['mime']; width: number; height: number },
  ): number {
    return this.#store.write((tx) => {
      const { insertedId } = tx.run(
        tx.query.insertInto('media').values({
          uid: uuidv7(),
          file_name: fileName,
          bytes,
          sha256,
          ...facts,
          created_at: this.#store.now(),
        }),
      );
      tx.append({ type: 'media.created', message: `“${fileName}” was added`, data: { mediaId: insertedId } });
      return insertedId;
    });
  }
}

function toMedia(row: Row<'media'>): Media {
  return {
    id: row.id,
    uid: row.uid,
    fileName: row.file_name,
    kind: row.kind,
    mime: row.mime,
    bytes: row.bytes,
    width: row.width,
    height: row.height,
    orientation: row.orientation,
    durationMs: row.duration_ms,
    videoCodec: row.video_codec,
    audioCodec: row.audio_codec,
    frameRate: row.frame_rate,
    bitRate: row.bit_rate,
    hasLocation: row.has_location === 1,
    sha256: row.sha256,
    folder: row.folder,
    client: row.client,
    tags: [],
    hasThumbnail: row.has_thumbnail === 1,
    missing: row.missing_at !== null,
    originalId: row.original_id,
    uses: 0,
    createdAt: new Date(row.created_at).toISOString(),
  };
}
