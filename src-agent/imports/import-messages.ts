import type { ImportProblem, ImportState } from '../../src-shared/domain/import.ts';
import type { Platform } from '../../src-shared/domain/platform.ts';
import type { Checked } from './check-rows.ts';
import type { ImportKind, Known } from './import-definition.ts';
import type { ImportTable } from './import-table.ts';

/** What the thread that reads a file is told to do; it does one thing after the other and says when it is done. */
export type ImportTask =
  | { readonly do: 'read'; readonly kind: ImportKind; readonly bytes: ArrayBuffer }
  | {
      readonly do: 'check';
      readonly mapping: readonly (string | null)[];
      readonly platform: Platform;
      readonly known: Known;
    }
  /** Seals the secrets of the good rows with that key and hands all rows over. */
  | { readonly do: 'deliver'; readonly key: Uint8Array };

export type ReadFile = {
  readonly format: ImportTable['format'];
  readonly rows: number;
  /** The field each column fills, as far as that can be told from its heading. */
  readonly mapping: readonly (string | null)[];
};
export type CheckedFile = Omit<Checked, 'rows'> & { readonly columns: ImportState['columns'] };

/** What the thread asks while it works; it goes on when it is answered. Rows are JSON text, as the store takes them. */
export type ImportQuestion =
  | { readonly ask: 'taken'; readonly rows: string; readonly done: number }
  | { readonly ask: 'problems'; readonly problems: readonly ImportProblem[] }
  | { readonly ask: 'add'; readonly rows: string; readonly count: number; readonly tagged: boolean };

export type ImportSaid =
  | ImportQuestion
  | { readonly said: 'read'; readonly file: ReadFile }
  | { readonly said: 'checked'; readonly file: CheckedFile }
  | { readonly said: 'delivered' }
  /** The file is not what it should be: a sentence for the person. */
  | { readonly said: 'unreadable'; readonly message: string };

/** Answer to a question: positions of rows that are taken; empty otherwise. */
export type ImportAnswer = { readonly answer: readonly number[] };
