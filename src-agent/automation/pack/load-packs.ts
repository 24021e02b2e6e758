import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Platform } from '../../../src-shared/domain/platform.ts';
import { compareVersions, isVersion } from '../../version.ts';
import type { Pack } from './pack-format.ts';
import { pack } from './pack-format.ts';

/** The packs of one directory. */
export type Packs = {
  readonly all: readonly Pack[];
  /** The app a platform's packs are for, whatever its version; null when there is none. */
  appOf(platform: Platform): { readonly appPackage: string; readonly appName: string } | null;
  /** The pack that covers that version of the app, or null: an unknown version is not guessed at. */
  find(platform: Platform, appVersion: string, locale: string): Pack | null;
};

/** Reads every `*.json` below the directory; a pack that breaks the format is an error that names the file. */
export async function loadPacks(directory: string): Promise<Packs> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
  const all = await Promise.all(files.map(readPack));
  return {
    all,
    appOf(platform) {
      return all.find((candidate) => candidate.platform === platform) ?? null;
    },
    find(platform, appVersion, locale) {
      if (!isVersion(appVersion)) return null;
      return (
        all.find(
          (candidate) =>
            candidate.platform === platform &&
            candidate.locale === locale &&
            compareVersions(appVersion, candidate.versions.from) >= 0 &&
            compareVersions(appVersion, candidate.versions.before) < 0,
        ) ?? null
      );
    },
  };
}

async function readPack(file: string): Promise<Pack> {
  const content = await readFile(file, 'utf8');
  try {
    return pack.parse(JSON.parse(content));
  } catch (cause) {
    throw new Error(`The selector pack ${file} cannot be used.`, { cause });
  }
}
