import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PackInUse, PackKey } from '../../src-shared/domain/pack.ts';
import { pack, type PackFile } from '../automation/pack/pack-format.ts';
import { packName } from '../automation/pack/packs.ts';
import { conflict, done, type Outcome } from '../outcome.ts';
import type { Row } from '../store/schema.ts';
import type { Store, Writer } from '../store/store.ts';
import { type PackBundle, sha256Of } from './pack-bundle.ts';

type Installed = Row<'installed_pack'>;

/** An installed pack that is in use, with its contents. */
export type ActivePack = { readonly row: Installed; readonly file: PackFile };

/**
 * Packs that came apart from Switchyard. Their files lie in a folder under the checksum of their contents and are never
 * changed; the database says which one is in use for each app, language and range of versions.
 */
export class InstalledPacks {
  readonly #store: Store;
  readonly #folder: string;

  constructor(store: Store, folder: string) {
    this.#store = store;
    this.#folder = folder;
  }

  /** Keeps the packs of a bundle and puts them to use. */
  async install({ bundle, packs }: PackBundle): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    for (const { sha256, content } of packs) {
      const file = this.#fileOf(sha256);
      await writeFile(`${file}.new`, content, { mode: 0o600 });
      await rename(`${file}.new`, file);
    }
    this.#store.write((tx) => {
      for (const {
        pack: { platform, locale, versions },
        sha256,
      } of packs) {
        const key = { platform, locale, versions };
        switchOff(tx, key);
        tx.run(
          tx.query.insertInto('installed_pack').values({
            platform,
            locale,
            versions_from: versions.from,
            versions_before: versions.before,
            bundle,
            sha256,
            active: 1,
            installed_at: this.#store.now(),
          }),
        );
        tx.append({
          type: 'pack.installed',
          message: `The pack ${packName(key)} of ${bundle} is in use`,
          data: key,
        });
      }
    });
  }

  /** Goes back to the pack that was in use before, or to the one that came with Switchyard. */
  rollback(key: PackKey, to: PackInUse['earlier'][number]): Outcome<void> {
    return this.#store.write((tx) => {
      const rows = ofKey(this.rows(), key);
      const active = rows.findLast((row) => row.active === 1);
      if (active === undefined)
        return conflict(
          'nothing_installed',
          `The pack ${packName(key)} is the one that came with Switchyard.`,
        );
      const before = to === 'before' ? rows.findLast((row) => row.id < active.id) : undefined;
      if (to === 'before' && before === undefined)
        return conflict('nothing_before', `There was no installed pack ${packName(key)} before this one.`);
      switchOff(tx, key);
      if (before !== undefined)
        tx.run(tx.query.updateTable('installed_pack').set({ active: 1 }).where('id', '=', before.id));
      const back = before === undefined ? 'the one that came with Switchyard' : `that of ${before.bundle}`;
      tx.append({
        type: 'pack.rolled_back',
        message: `The pack ${packName(key)} is ${back} again`,
        data: { ...key, to },
      });
      return done(undefined);
    });
  }

  /** Every pack that was ever installed, the oldest first. */
  rows(): Installed[] {
    return this.#store.all(this.#store.query.selectFrom('installed_pack').selectAll().orderBy('id'));
  }

  /** Those in use. One whose file is gone or was changed is left out: the one that came with Switchyard serves instead. */
  async active(): Promise<ActivePack[]> {
    const active = this.rows().filter((row) => row.active === 1);
    const read = await Promise.all(
      active.map(async (row) => {
        const content = await readFile(this.#fileOf(row.sha256), 'utf8').catch(() => '');
        if (sha256Of(content) !== row.sha256) return null;
        return { row, file: pack.parse(JSON.parse(content)) };
      }),
    );
    return read.filter((each) => each !== null).toReversed();
  }

  #fileOf(sha256: string): string {
    return join(this.#folder, `${sha256}.json`);
  }
}

/** The rows of one app, language and range. */
export function ofKey(rows: readonly Installed[], { platform, locale, versions }: PackKey): Installed[] {
  return rows.filter(
    (row) =>
      row.platform === platform &&
      row.locale === locale &&
      row.versions_from === versions.from &&
      row.versions_before === versions.before,
  );
}

function switchOff(tx: Writer, { platform, locale, versions }: PackKey): void {
  tx.run(
    tx.query
      .updateTable('installed_pack')
      .set({ active: 0 })
      .where('platform', '=', platform)
      .where('locale', '=', locale)
      .where('versions_from', '=', versions.from)
      .where('versions_before', '=', versions.before),
  );
}
