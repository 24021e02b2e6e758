import type { ImportState } from '../../src-shared/domain/import.ts';

/** One row of a file. `broken`: why it cannot be read at all. */
export type TableRow = {
  /** As a spreadsheet counts: 1 is the first line of the file. */
  readonly row: number;
  readonly cells: readonly string[];
  readonly broken?: string;
};

/** A file as rows and columns, whatever it was written in. Empty rows are left out. */
export type ImportTable = {
  readonly format: NonNullable<ImportState['format']>;
  readonly columns: readonly ColumnOfFile[];
  readonly rows: readonly TableRow[];
  /** U+FFFD in it stands for bytes that could not be read. */
  readonly lossy: boolean;
};

/** What a column is called, and the field it fills where that can be told. */
export type ColumnOfFile = { readonly name: string; readonly field: string | null };

/** The file cannot be read as any of the known formats; the message says what is wrong. */
export class UnreadableFile extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UnreadableFile';
  }
}
