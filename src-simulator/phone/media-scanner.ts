import type { GalleryPicture } from './apps/phone-state.ts';
import type { Pictures } from './screen/pictures.ts';
import { samePlace, type FileStore } from './storage/file-store.ts';

const folders = ['/sdcard/DCIM', '/sdcard/Pictures'];

/** Keeps the gallery in step with the files. A new file is seen only once it is scanned, a removed one goes too. */
export class MediaScanner {
  readonly #files: FileStore;
  readonly #pictures: Pictures;
  readonly #changed: (gallery: readonly GalleryPicture[]) => void;
  #gallery: readonly GalleryPicture[] = [];

  constructor(files: FileStore, pictures: Pictures, changed: (gallery: readonly GalleryPicture[]) => void) {
    this.#files = files;
    this.#pictures = pictures;
    this.#changed = changed;
  }

  /** Looks at a file or at everything in a folder. */
  async scan(path: string): Promise<void> {
    const place = samePlace(path);
    const inside = (file: string) => file === place || file.startsWith(`${place}/`);
    const found = folders.flatMap((folder) => this.#files.filesUnder(folder)).filter(inside);
    const seen: GalleryPicture[] = [];
    for (const file of found) {
      const stored = this.#files.read(file);
      const picture = stored && (await this.#pictures.add(stored.bytes));
      if (stored && picture)
        seen.push({
          path: file,
          sha256: picture.sha256,
          addedAt: stored.modifiedAt * 1000,
          durationMs: picture.durationMs,
        });
    }
    const others = this.#gallery.filter((known) => !inside(known.path));
    this.#gallery = [...seen.toReversed(), ...others].toSorted((one, other) => other.addedAt - one.addedAt);
    this.#changed(this.#gallery);
  }
}
