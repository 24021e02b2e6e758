import { backupFolder, listBackups } from '../backups/backup-files.ts';

/** The file cannot be used as it is; the message says what a person can do. Nothing was changed. */
export class DatabaseUnusableError extends Error {
  constructor(message: string, cause: unknown) {
    super(message, { cause });
    this.name = 'DatabaseUnusableError';
  }
}

/** What an error of the system or of SQLite means to the person whose data folder it is; other errors stay as they are. */
export function openFailure(file: string, folder: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const sentence = sentences.find(([pattern]) => pattern.test(code))?.[1];
  return sentence === undefined ? error : new DatabaseUnusableError(sentence(file, folder), error);
}

/** What to do about a damaged database: put back the newest copy, where there is one. */
export function wayBack(folder: string): string {
  const [newest] = listBackups(backupFolder(folder));
  if (newest === undefined)
    return 'Put your backup of the folder in its place, or move the file away to start empty.';
  const at = `${newest.at.slice(0, 10)} ${newest.at.slice(11, 16)}`;
  return `There is a copy of ${at} (UTC): “npx switchyard restore” puts it in place and keeps the damaged file beside it.`;
}

const elsewhere = 'choose another data folder (--data-dir or SWITCHYARD_DATA_DIR)';

const sentences: readonly (readonly [RegExp, (file: string, folder: string) => string])[] = [
  [
    /^SQLITE_(NOTADB|CORRUPT)/,
    (file, folder) =>
      `${file} is damaged or is no database of Switchyard. ${wayBack(folder)} Nothing was changed.`,
  ],
  [
    /^(ENOSPC|EDQUOT|SQLITE_FULL)/,
    (_, folder) => `The disk that holds ${folder} is full. Make room, or ${elsewhere}.`,
  ],
  [
    /^(EACCES|EPERM|EROFS|SQLITE_READONLY|SQLITE_PERM)/,
    (_, folder) => `${folder} may not be written. Give yourself the right to write there, or ${elsewhere}.`,
  ],
  [
    /^(EEXIST|ENOTDIR)/,
    (_, folder) => `${folder} is not a folder. Move what is there away, or ${elsewhere}.`,
  ],
  [
    /^(ENOENT|SQLITE_CANTOPEN|SQLITE_IOERR)/,
    (file) => `${file} cannot be opened or made. See that its disk is there and writable, or ${elsewhere}.`,
  ],
];
