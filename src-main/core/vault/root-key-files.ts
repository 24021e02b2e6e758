import { mkdir, open, readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';

/** An encrypted root key in its file. */
export type RootKeyFile = { readonly name: string; readonly sealed: Buffer };

const pattern = /^root-key-(\d{6})$/;

/**
 * The files in which encrypted root keys lie, one a file, numbered. One that does not open is never touched: its keychain
 * may come back. The folder is its owner's alone.
 */
export class RootKeyFiles {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** All of them, newest first. */
  async read(): Promise<RootKeyFile[]> {
    const names = (await this.#names()).toSorted().toReversed();
    return Promise.all(
      names.map(async (name) => ({ name, sealed: await readFile(join(this.#folder, name)) })),
    );
  }

  /** Writes a new one. */
  async add(sealed: Buffer): Promise<void> {
    const numbers = (await this.#names()).map((name) => Number(pattern.exec(name)?.[1]));
    await this.replace(`root-key-${String(Math.max(0, ...numbers) + 1).padStart(6, '0')}`, sealed);
  }

  /** Puts a file in the place of another, whole or not at all. */
  async replace(name: string, sealed: Buffer): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const path = join(this.#folder, name);
    {
      await using file = await open(`${path}.new`, 'w', 0o600);
      await file.writeFile(sealed);
      await file.sync();
    }
    await rename(`${path}.new`, path);
  }

  async #names(): Promise<string[]> {
    try {
      return (await readdir(this.#folder)).filter((name) => pattern.test(name));
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
      throw error;
    }
  }
}
