import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { uuidv7 } from 'uuidv7';
import type { Media } from '../../src-shared/domain/media.ts';
import type { Store } from '../store/store.ts';
import { readMedia } from './media-rows.ts';
import type { Aside, MediaShelf } from './media-shelf.ts';
import type { MediaThumbnails } from './media-thumbnails.ts';
import type { FileFacts, MediaWork, MediaResult } from './media-work.ts';
import type { OneAtATime } from './one-at-a-time.ts';

/** Where in the library a new file goes. */
export type Placing = {
  readonly folder: string;
  readonly client: string | null;
  readonly tags?: readonly string[];
  readonly originalId?: number;
};

/** A file that was taken in, or one that was there already, or why it was not. */
export type Intake = { readonly media: Media; readonly isNew: boolean } | { readonly refused: string };

/** What taking files in is built from. */
export type IntakeParts = {
  readonly store: Store;
  readonly shelf: MediaShelf;
  readonly workshop: { do(work: MediaWork): Promise<MediaResult> };
  readonly thumbnails: MediaThumbnails;
  /** Shared with whoever removes files: a row and its file come and go together. */
  readonly turns: OneAtATime;
};

/** Takes files into the library: written aside, looked at, then named and entered in one turn; each content once. */
export class MediaIntake {
  readonly #parts: IntakeParts;

  constructor(parts: IntakeParts) {
    this.#parts = parts;
  }

  /** A file of this computer. */
  async takePath(path: string, placing: Placing, signal?: AbortSignal): Promise<Intake> {
    return await this.take(createReadStream(path), basename(path), placing, signal);
  }

  /** Bytes as they come; rejects when they cannot be read or written. */
  async take(
    bytes: AsyncIterable<Uint8Array>,
    fileName: string,
    placing: Placing,
    signal?: AbortSignal,
  ): Promise<Intake> {
    const aside = await this.#parts.shelf.writeAside(bytes, signal);
    return await this.takeAside(aside, fileName, placing);
  }

  /** Bytes that lie aside already. */
  async takeAside(aside: Aside, fileName: string, placing: Placing): Promise<Intake> {
    const { shelf, workshop, thumbnails } = this.#parts;
    try {
      const known = await this.#restore(aside);
      if (known !== null) return { media: known, isNew: false };
      const seen = await workshop.do({ kind: 'inspect', path: aside.path, fileName });
      if ('refused' in seen) return seen;
      if (!('facts' in seen)) throw new Error('looking at a file answered no facts');
      const taken = await this.#enter(aside, fileName, seen.facts, placing);
      if (taken.isNew && taken.media.kind === 'image') await thumbnails.make(taken.media);
      else if (taken.isNew) thumbnails.makeLater(taken.media);
      return { ...taken, media: this.#read(taken.media.id) };
    } finally {
      await shelf.drop(aside.path);
    }
  }

  /** The file with these bytes when it is in the library; one whose bytes were gone has them again. */
  #restore(aside: Aside): Promise<Media | null> {
    const { store, shelf, turns } = this.#parts;
    return turns.do(async () => {
      const known = this.#known(aside.sha256);
      if (known === null) return null;
      await shelf.keep(aside, known.mime);
      if (!known.missing) return known;
      store.write((tx) => {
        tx.run(tx.query.updateTable('media').set({ missing_at: null }).where('id', '=', known.id));
        tx.append({
          type: 'media.updated',
          message: `“${known.fileName}” is there again`,
          data: { mediaId: known.id },
        });
      });
      return this.#read(known.id);
    });
  }

  #enter(
    aside: Aside,
    fileName: string,
    facts: FileFacts,
    placing: Placing,
  ): Promise<{ readonly media: Media; readonly isNew: boolean }> {
    const { shelf, turns } = this.#parts;
    return turns.do(async () => {
      // The same bytes may have come in twice at once.
      const known = this.#known(aside.sha256);
      if (known !== null) return { media: known, isNew: false };
      await shelf.keep(aside, facts.mime);
      return { media: this.#read(this.#insert(aside, fileName, facts, placing)), isNew: true };
    });
  }

  #insert(aside: Aside, fileName: string, facts: FileFacts, placing: Placing): number {
    const { store } = this.#parts;
    return store.write((tx) => {
      const { insertedId } = tx.run(
        tx.query.insertInto('media').values({
          uid: uuidv7(),
          file_name: fileName.slice(0, 255),
          kind: facts.kind,
          mime: facts.mime,
          bytes: aside.bytes,
          width: facts.width,
          height: facts.height,
          orientation: facts.orientation,
          duration_ms: facts.durationMs,
          video_codec: facts.videoCodec,
          audio_codec: facts.audioCodec,
          frame_rate: facts.frameRate,
          bit_rate: facts.bitRate,
          has_location: facts.hasLocation ? 1 : 0,
          sha256: aside.sha256,
          folder: placing.folder,
          client: placing.client,
          original_id: placing.originalId ?? null,
          created_at: store.now(),
        }),
      );
      for (const tag of placing.tags ?? [])
        tx.run(tx.query.insertInto('media_tag').values({ media_id: insertedId, tag }));
      tx.append({ type: 'media.created', message: `“${fileName}” was added`, data: { mediaId: insertedId } });
      return insertedId;
    });
  }

  #known(sha256: string): Media | null {
    const { store } = this.#parts;
    const row = store.get(store.query.selectFrom('media').select('id').where('sha256', '=', sha256));
    return row === undefined ? null : this.#read(row.id);
  }

  #read(id: number): Media {
    const [media] = readMedia(this.#parts.store, [id]);
    if (media === undefined) throw new Error(`media ${id} was just there`);
    return media;
  }
}
