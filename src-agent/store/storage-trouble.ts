import { dirname } from 'node:path';
import type { StorageState } from '../../src-shared/domain/system.ts';
import { wayBack } from './open-failure.ts';

/** What keeps the database from being written. */
export type StorageTrouble = Exclude<StorageState['state'], 'ok'>;

/** A write that did not happen because of the disk, the file or the database itself: nothing of it was kept. */
export class StorageError extends Error {
  readonly trouble: StorageTrouble;

  constructor(trouble: StorageTrouble, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'StorageError';
    this.trouble = trouble;
  }
}

/** The trouble an error of SQLite or of the file system tells of; null when it tells of something else. */
export function storageTrouble(error: unknown): StorageTrouble | null {
  if (error instanceof StorageError) return error.trouble;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return troubles.find(([pattern]) => pattern.test(code))?.[1] ?? null;
}

// https://sqlite.org/rescode.html. An access refused to some other file is not ours to judge.
const troubles: readonly (readonly [RegExp, StorageTrouble])[] = [
  [/^(SQLITE_FULL|ENOSPC|EDQUOT)$/, 'full'],
  [/^(SQLITE_(READONLY|PERM)|EROFS$)/, 'read_only'],
  [/^SQLITE_(CORRUPT|NOTADB)/, 'broken'],
  [/^SQLITE_(IOERR|CANTOPEN)/, 'failing'],
];

/** What is wrong and what a person can do, for the database `file`. */
export function storageSentence(trouble: StorageTrouble, file: string): string {
  return sentences[trouble](dirname(file));
}

const sentences: Readonly<Record<StorageTrouble, (folder: string) => string>> = {
  full: (folder) =>
    `The disk that holds ${folder} is full, so nothing is published. Make room on it: Switchyard goes on by itself.`,
  read_only: (folder) =>
    `${folder} may not be written any more, so nothing is published. Give yourself the right to write there: Switchyard goes on by itself.`,
  failing: (folder) =>
    `The disk that holds ${folder} cannot be written, so nothing is published. See that it is connected and healthy: Switchyard goes on by itself.`,
  broken: (folder) =>
    `The database in ${folder} is damaged, so nothing is published. Quit Switchyard and start it again: it checks the database first. ${wayBack(folder)}`,
};
