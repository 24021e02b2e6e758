import type { Media } from '../../src-shared/domain/media.ts';
import type { Store } from '../store/store.ts';
import { mediaPath } from './media-files.ts';
import type { MediaShelf } from './media-shelf.ts';
import type { MediaResult, MediaWork } from './media-work.ts';
import { OneAtATime } from './one-at-a-time.ts';
import type { DrawPoster } from './video-poster.ts';

/** What making small pictures is built from. */
export type ThumbnailParts = {
  readonly store: Store;
  readonly dataDir: string;
  readonly shelf: MediaShelf;
  readonly workshop: { do(work: MediaWork): Promise<MediaResult> };
  readonly drawPoster: DrawPoster;
};

/** Makes the small pictures of files; where none can be made, the file has none until the next scan tries again. */
export class MediaThumbnails implements AsyncDisposable {
  readonly #parts: ThumbnailParts;
  readonly #posters = new OneAtATime();
  readonly #stop = new AbortController();
  #pending: Promise<unknown> = Promise.resolve();

  constructor(parts: ThumbnailParts) {
    this.#parts = parts;
  }

  /** Answers whether there is one now. */
  async make(media: Pick<Media, 'id' | 'kind' | 'sha256' | 'mime'>): Promise<boolean> {
    const { shelf } = this.#parts;
    const target = await shelf.asidePath();
    try {
      if (!(await this.#draw(media, target))) return false;
      await shelf.keepThumbnail(target, media.sha256);
    } finally {
      await shelf.drop(target);
    }
    this.#note(media.id);
    return true;
  }

  /** For videos, where it takes a browser: whoever adds one does not wait for it. */
  makeLater(media: Pick<Media, 'id' | 'kind' | 'sha256' | 'mime'>): void {
    this.#pending = this.#posters.do(() => this.make(media)).catch(() => undefined);
  }

  /** When all that was put off is made. */
  async settled(): Promise<void> {
    await this.#pending;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stop.abort();
    await this.#pending;
  }

  async #draw(media: Pick<Media, 'kind' | 'sha256' | 'mime'>, target: string): Promise<boolean> {
    const { workshop, drawPoster, dataDir } = this.#parts;
    const path = mediaPath(dataDir, media);
    if (this.#stop.signal.aborted) return false;
    if (media.kind === 'video') return await drawPoster(path, media.mime, target, this.#stop.signal);
    return 'written' in (await workshop.do({ kind: 'thumbnail', path, target }));
  }

  #note(id: number): void {
    this.#parts.store.write((tx) => {
      const { changes } = tx.run(
        tx.query.updateTable('media').set({ has_thumbnail: 1 }).where('id', '=', id),
      );
      if (changes > 0)
        tx.append({ type: 'media.updated', message: 'A small picture was made', data: { mediaId: id } });
    });
  }
}
