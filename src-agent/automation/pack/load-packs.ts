import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { z } from 'zod';
import { joinSystem } from './join-system.ts';
import { pack } from './pack-format.ts';
import type { PackFile } from './pack-format.ts';
import { packsOf } from './packs.ts';
import type { Packs } from './packs.ts';
import { systemPart } from './system-format.ts';
import type { SystemPart } from './system-format.ts';

/** What a folder of packs holds, each with its path in it. */
export type PackFolder = {
  readonly files: readonly { readonly path: string; readonly content: PackFile }[];
  readonly system: readonly SystemPart[];
};

/** Reads the packs of a folder, each with Android's own screens added. */
export async function loadPacks(directory: string): Promise<Packs> {
  const { files, system } = await readPackFolder(directory);
  return packsOf(files.map(({ content }) => joinSystem(content, system)));
}

/**
 * Reads every `*.json` in the folders of a folder: those of `system` belong to Android, all others to an app. A file that
 * breaks the format is an error that names it. Files in the folder itself are none of both: the schemas lie there.
 */
export async function readPackFolder(directory: string): Promise<PackFolder> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json') && entry.parentPath !== directory)
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)))
    .toSorted();
  const ofSystem = (path: string) => path.startsWith(`system${sep}`);
  const [files, system] = await Promise.all([
    Promise.all(
      paths
        .filter((path) => !ofSystem(path))
        .map(async (path) => ({ path, content: await readAs(pack, join(directory, path)) })),
    ),
    Promise.all(paths.filter(ofSystem).map((path) => readAs(systemPart, join(directory, path)))),
  ]);
  return { files, system };
}

async function readAs<Format extends z.ZodType>(format: Format, file: string): Promise<z.infer<Format>> {
  const content = await readFile(file, 'utf8');
  try {
    return format.parse(JSON.parse(content));
  } catch (cause) {
    throw new Error(`The selector pack ${file} cannot be used.`, { cause });
  }
}
