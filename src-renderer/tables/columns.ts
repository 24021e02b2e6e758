import type { ReactNode } from 'react';

/** One column of a list. */
export type Column<Item> = {
  readonly id: string;
  readonly title: string;
  /** Its least width in pixels, and its share of what is left over. */
  readonly width: number;
  readonly share: number;
  /** The field the agent can sort by. */
  readonly sort?: string;
  /** `always`: cannot be taken away. `extra`: shown when it is chosen. Else the number says which gives way first in a narrow window. */
  readonly shown: 'always' | 'extra' | number;
  readonly cell: (item: Item) => ReactNode;
};

/** Width of the column of ticks, in pixels. */
export const tickWidth = 44;

/**
 * The columns to show in that width. Those that were chosen are all shown and scroll sideways where they do not fit; without
 * a choice the least important give way.
 */
export function columnsToShow<Item>(
  columns: readonly Column<Item>[],
  chosen: readonly string[] | null,
  width: number,
): readonly Column<Item>[] {
  if (chosen !== null) return columns.filter(({ id, shown }) => shown === 'always' || chosen.includes(id));
  let shown = columns.filter((column) => column.shown !== 'extra');
  while (width > 0 && leastWidth(shown) > width) {
    const numbers = shown.map((column) => (typeof column.shown === 'number' ? column.shown : Infinity));
    const first = Math.min(...numbers);
    if (first === Infinity) break;
    shown = shown.filter((column) => column.shown !== first);
  }
  return shown;
}

/** The least width of a list with these columns, in pixels. */
export function leastWidth(columns: readonly Column<never>[]): number {
  return columns.reduce((sum, { width }) => sum + width, tickWidth);
}

/** The columns as a CSS grid has them. */
export function gridTracks(columns: readonly Column<never>[]): string {
  return [`${tickWidth}px`, ...columns.map(({ width, share }) => `minmax(${width}px, ${share}fr)`)].join(' ');
}
