import type { PackInUse } from '../../src-shared/domain/pack.ts';
import { checkPack, checkTogether, type PackFault } from '../automation/pack/check-pack.ts';
import { joinSystem } from '../automation/pack/join-system.ts';
import { type PackFolder, readPackFolder } from '../automation/pack/load-packs.ts';
import type { PackFile } from '../automation/pack/pack-format.ts';
import { packName, packsOf, type Packs } from '../automation/pack/packs.ts';
import { type ActivePack, type InstalledPacks, ofKey } from './installed-packs.ts';

/**
 * The packs in use: those that were installed, then those that came with Switchyard. Whoever holds `packs` always sees the
 * newest, without a restart; work that is under way keeps what it began with.
 */
export class PackShelf {
  readonly packs: Packs;
  readonly #shipped: PackFolder;
  readonly #installed: InstalledPacks;
  #active: readonly ActivePack[] = [];
  #current: Packs = packsOf([]);

  private constructor(shipped: PackFolder, installed: InstalledPacks) {
    this.#shipped = shipped;
    this.#installed = installed;
    const current = () => this.#current;
    this.packs = {
      get all() {
        return current().all;
      },
      appOf: (platform) => current().appOf(platform),
      find: (...asked) => current().find(...asked),
      nearest: (...asked) => current().nearest(...asked),
    };
  }

  /** Reads both. */
  static async open(shippedDir: string, installed: InstalledPacks): Promise<PackShelf> {
    const shelf = new PackShelf(await readPackFolder(shippedDir), installed);
    await shelf.reload();
    return shelf;
  }

  /** Looks again which packs are in use. */
  async reload(): Promise<void> {
    this.#active = await this.#installed.active();
    this.#current = packsOf(this.#files().map((file) => joinSystem(file, this.#shipped.system)));
  }

  /** The packs in use, by app, range and language. */
  list(): PackInUse[] {
    const rows = this.#installed.rows();
    return this.#files().map((file) => {
      const { platform, locale, versions, screens } = file;
      const active = this.#active.find((each) => each.file === file)?.row;
      const earlier = ofKey(rows, file).some((row) => active !== undefined && row.id < active.id);
      const { installed_at: installedAt, bundle } = active ?? {};
      return {
        platform,
        locale,
        versions,
        bundle: bundle ?? null,
        installedAt: installedAt === undefined ? null : new Date(installedAt).toISOString(),
        screens: Object.keys(screens).length,
        earlier: active === undefined ? [] : [...(earlier ? ['before' as const] : []), 'shipped' as const],
      };
    });
  }

  /** Checks the packs in use. */
  test(): { readonly packs: number; readonly faults: readonly PackFault[] } {
    const files = this.#files().map((content) => ({ path: packName(content), content }));
    const own = files.flatMap(({ path, content }) => checkPack(path, content));
    return {
      packs: files.length,
      // An installed pack stands before shipped ones of other ranges on purpose.
      faults: this.#active.length > 0 ? own : [...own, ...checkTogether(files, this.#shipped.system)],
    };
  }

  #files(): PackFile[] {
    const installed = this.#active.map(({ file }) => file);
    const taken = new Set(installed.map(packName));
    const shipped = this.#shipped.files.map(({ content }) => content);
    return [...installed, ...shipped.filter((file) => !taken.has(packName(file)))];
  }
}
