import type { Writer } from '../store/store.ts';
import type { Steps } from '../steps.ts';
import type { ImportKind, Known } from './import-definition.ts';

/** A batch of rows on its way into the store: JSON text, as the reading thread made it. */
export type RowBatch = { readonly rows: string; readonly count: number; readonly tagged: boolean };

/** Where a batch belongs, and the key its secrets were sealed with. */
export type BatchTarget = { readonly importId: number; readonly keyId: number; readonly now: number };

/** The store's side of importing one kind of thing. All that is done in one call is short: some milliseconds. */
export interface ImportRows {
  readonly kind: ImportKind;
  /** What rows may refer to. */
  known(): Steps<Known>;
  /** Positions of rows that are in the store already. */
  taken(rows: string): number[];
  /** Adds a batch; answers the row numbers that were refused because somebody else took their place meanwhile. */
  add(tx: Writer, batch: RowBatch, target: BatchTarget): number[];
  /** Removes at most `most` of what an import added and nobody uses; answers how many. */
  remove(tx: Writer, importId: number, most: number): number;
  /** A mark in time for `used`, to be taken when the import is applied. */
  useMark(): number;
  /** How many of what it added are used since the mark; with `most`, counting stops there. */
  used(importId: number, mark: number, most?: number): number;
}
