/** A file on the phone. `modifiedAt` in epoch seconds, as sync and `ls` tell it. */
export type StoredFile = { readonly bytes: Buffer; readonly mode: number; readonly modifiedAt: number };

/** What `STAT` answers: `mode` 0 means that nothing is there. */
export type FileFacts = { readonly mode: number; readonly size: number; readonly modifiedAt: number };

const regularFile = 0o100644;
const directory = 0o040755;
const usualDirectories = [
  '/',
  '/data',
  '/data/local',
  '/data/local/tmp',
  '/sdcard',
  '/sdcard/DCIM',
  '/sdcard/Download',
  '/sdcard/Pictures',
];

/** The phone's files, in memory. `/storage/emulated/0` and its other names are the same place as `/sdcard`. */
export class FileStore {
  readonly #files = new Map<string, StoredFile>();
  readonly #directories = new Set(usualDirectories);
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  read(path: string): StoredFile | null {
    return this.#files.get(samePlace(path)) ?? null;
  }

  write(path: string, bytes: Buffer, modifiedAt = Math.floor(this.#now() / 1000)): void {
    const place = samePlace(path);
    this.makeDirectory(place.slice(0, place.lastIndexOf('/')) || '/');
    this.#files.set(place, { bytes, mode: regularFile, modifiedAt });
  }

  makeDirectory(path: string): void {
    const parts = samePlace(path).split('/').filter(Boolean);
    for (let depth = 1; depth <= parts.length; depth++)
      this.#directories.add(`/${parts.slice(0, depth).join('/')}`);
  }

  isDirectory(path: string): boolean {
    return this.#directories.has(samePlace(path));
  }

  /** Removes a file, or a directory with all that is in it. Answers whether there was anything. */
  remove(path: string): boolean {
    const place = samePlace(path);
    const inside = [...this.#files.keys()].filter((file) => file === place || file.startsWith(`${place}/`));
    for (const file of inside) this.#files.delete(file);
    return this.#directories.delete(place) || inside.length > 0;
  }

  stat(path: string): FileFacts {
    const file = this.read(path);
    if (file) return { mode: file.mode, size: file.bytes.length, modifiedAt: file.modifiedAt };
    if (this.isDirectory(path)) return { mode: directory, size: 0, modifiedAt: 0 };
    return { mode: 0, size: 0, modifiedAt: 0 };
  }

  /** Names in a directory, sorted; null when it is none. */
  list(path: string): readonly string[] | null {
    const place = samePlace(path);
    if (!this.#directories.has(place)) return null;
    const start = place === '/' ? '/' : `${place}/`;
    const names = new Set<string>();
    for (const entry of [...this.#files.keys(), ...this.#directories])
      if (entry !== place && entry.startsWith(start))
        names.add(entry.slice(start.length).split('/')[0] ?? '');
    names.delete('');
    return [...names].toSorted();
  }

  /** Paths of every file below a directory. */
  filesUnder(path: string): readonly string[] {
    const place = samePlace(path);
    return [...this.#files.keys()].filter((file) => file.startsWith(`${place}/`));
  }
}

/** The one name of a place: the shared storage has several. */
export function samePlace(path: string): string {
  const clean = `/${path.split('/').filter(Boolean).join('/')}`;
  return clean.replace(/^\/(storage\/emulated\/0|storage\/self\/primary|mnt\/sdcard)(?=\/|$)/, '/sdcard');
}
