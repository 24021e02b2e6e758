import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Fixture } from '../pack/pack-format.ts';
import { compareWith, type Disappointment, expectedOf } from './expectations.ts';
import type { DumpJudgement } from './judge-dump.ts';

/** One file of a folder; `against` is null where nothing is expected of it. */
export type JudgedFile = { readonly judged: DumpJudgement; readonly against: Disappointment | null };

/** How a whole folder came out, in files except for `wrongTaps`; null where nothing was expected of any file. */
export type FolderTotals = {
  readonly files: number;
  readonly recognised: number;
  readonly stopped: number;
  readonly unknown: number;
  readonly opaque: number;
  readonly byTextNotById: number;
  readonly wrongTaps: number | null;
  readonly otherwiseThanExpected: number | null;
  readonly crashes: number;
};

/** Judges every `*.xml` below a folder, one after another in the order of their names. */
export async function* judgeFolder(
  folder: string,
  judge: (file: string, bytes: Uint8Array) => DumpJudgement,
  expected: readonly Fixture[],
): AsyncGenerator<JudgedFile> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && entry.name.toLowerCase().endsWith('.xml'))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
  for (const file of files) {
    const judged = judge(relative(folder, file), await readFile(file));
    const wanted = expectedOf(judged.file, expected);
    yield { judged, against: wanted ? compareWith(judged, wanted) : null };
  }
}

/** Adds the files up. */
export function totalsOf(files: readonly JudgedFile[]): FolderTotals {
  const count = (fits: (judged: DumpJudgement) => boolean) =>
    files.filter(({ judged }) => judged.crash === null && fits(judged)).length;
  const compared = files.flatMap(({ against }) => against ?? []);
  return {
    files: files.length,
    recognised: count(({ decision }) => decision === 'screen' || decision === 'popup'),
    stopped: count(({ decision }) => decision === 'stop'),
    unknown: count(({ decision }) => decision === 'unknown'),
    opaque: count(({ decision }) => decision === 'opaque'),
    byTextNotById: count(({ matched }) => matched === 'by text, not by id'),
    wrongTaps:
      compared.length === 0 ? null : compared.reduce((sum, { wrongTaps }) => sum + wrongTaps.length, 0),
    otherwiseThanExpected:
      compared.length === 0 ? null : compared.filter(({ other }) => other.length > 0).length,
    crashes: files.filter(({ judged }) => judged.crash !== null).length,
  };
}
