import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const settings = z.record(z.string(), z.unknown());

/** The browser data of accounts: a folder for each, named by its uid, for this user alone. */
export class BrowserFolders {
  readonly #root: string;

  constructor(dataDir: string) {
    this.#root = join(dataDir, 'browsers');
  }

  of(uid: string): string {
    return join(this.#root, uid);
  }

  /** Makes the account's folder ready for a start with these settings of the browser. */
  async prepare(uid: string, preferences: Readonly<Record<string, unknown>>): Promise<string> {
    const folder = this.of(uid);
    await mkdir(join(folder, 'Default'), { recursive: true, mode: 0o700 });
    for (const path of [this.#root, folder]) await chmod(path, 0o700);
    await this.wipeCookies(uid);
    const file = join(folder, 'Default', 'Preferences');
    await writeFile(file, JSON.stringify(merged(await readSettings(file), preferences)), { mode: 0o600 });
    return folder;
  }

  /**
   * Removes what may hold cookie values in the clear: Chromium's own cookie file, cached answers with their headers, and the
   * tabs of the last session. The vault is the keeper of cookies; what pages stored themselves stays.
   */
  async wipeCookies(uid: string): Promise<void> {
    const profile = join(this.of(uid), 'Default');
    if (!existsSync(profile)) return;
    const names = await readdir(profile);
    const places = names.filter((name) => /^(Cookies.*|Cache|Sessions|Network)$/.test(name));
    for (const name of places) await rm(join(profile, name), { recursive: true, force: true, maxRetries: 5 });
  }

  async remove(uid: string): Promise<void> {
    await rm(this.of(uid), { recursive: true, force: true, maxRetries: 5 });
  }

  /** The uids that have a folder. */
  async list(): Promise<string[]> {
    return existsSync(this.#root) ? await readdir(this.#root) : [];
  }
}

async function readSettings(file: string): Promise<Record<string, unknown>> {
  try {
    return settings.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    // None yet, or a crash left half a file: the browser starts with its own.
    return {};
  }
}

function merged(
  old: Record<string, unknown>,
  added: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const all = { ...old };
  for (const [name, value] of Object.entries(added)) {
    const before = settings.safeParse(all[name]);
    const inner = settings.safeParse(value);
    all[name] = before.success && inner.success ? merged(before.data, inner.data) : value;
  }
  return all;
}
