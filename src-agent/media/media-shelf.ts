import { createHash } from 'node:crypto';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import type { Media } from '../../src-shared/domain/media.ts';
import { mediaFolderPath, mediaPath, thumbnailPath } from './media-files.ts';

/** Bytes written aside, with their hash; they become a file of the library or are removed. */
export type Aside = { readonly path: string; readonly sha256: string; readonly bytes: number };

/** The folder where the bytes of the library lie: a name there never stands for half a file. */
export class MediaShelf {
  readonly #dataDir: string;

  constructor(dataDir: string) {
    this.#dataDir = dataDir;
  }

  /** Makes the folders, and removes what writing left unfinished when the agent was killed. */
  async open(): Promise<void> {
    for (const folder of [this.#folder, dirname(thumbnailPath(this.#dataDir, ''))]) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      for (const name of await readdir(folder))
        if (name.endsWith('.part')) await rm(join(folder, name), { force: true });
    }
  }

  /** A new name beside the files. */
  async asidePath(): Promise<string> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    return join(this.#folder, `${uuidv7()}.part`);
  }

  /** Writes bytes aside as they come, through to the disk. Rejects, leaving nothing, when reading fails or is aborted. */
  async writeAside(bytes: AsyncIterable<Uint8Array>, signal?: AbortSignal): Promise<Aside> {
    const path = await this.asidePath();
    const hash = createHash('sha256');
    let count = 0;
    try {
      await using file = await open(path, 'wx', 0o600);
      for await (const chunk of bytes) {
        signal?.throwIfAborted();
        hash.update(chunk);
        count += chunk.byteLength;
        await file.writeFile(chunk);
      }
      await file.sync();
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    }
    return { path, sha256: hash.digest('hex'), bytes: count };
  }

  /** Gives bytes written aside their name; the same bytes may be there already. */
  async keep(aside: Aside, mime: Media['mime']): Promise<void> {
    await rename(aside.path, mediaPath(this.#dataDir, { sha256: aside.sha256, mime }));
  }

  async keepThumbnail(path: string, sha256: string): Promise<void> {
    const target = thumbnailPath(this.#dataDir, sha256);
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    await rename(path, target);
  }

  async drop(path: string): Promise<void> {
    await rm(path, { force: true });
  }

  /** Removes a file's bytes and its small picture. */
  async remove(media: Pick<Media, 'sha256' | 'mime'>): Promise<void> {
    await rm(mediaPath(this.#dataDir, media), { force: true });
    await rm(thumbnailPath(this.#dataDir, media.sha256), { force: true });
  }

  get #folder(): string {
    return mediaFolderPath(this.#dataDir);
  }
}
