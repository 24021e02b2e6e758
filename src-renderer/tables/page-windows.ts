/** Rows that are read at once. */
export const pageSize = 100;

const ahead = 20;

/** The pages that hold the rows from `first` to `last` (not included) and a few around them. */
export function pagesFor(first: number, last: number, total: number): number[] {
  const from = Math.floor(Math.max(0, first - ahead) / pageSize);
  const to = Math.floor(Math.max(0, Math.min(total, last + ahead) - 1) / pageSize);
  return Array.from({ length: Math.max(1, to - from + 1) }, (_, at) => from + at);
}

/**
 * How long to wait before these pages are read, in milliseconds: scrolling on reads at once, a jump only when the scroll
 * bar rests, so that dragging it through a long list does not read all of it.
 */
export function settleTime(before: readonly number[], after: readonly number[]): number {
  const near = after.some((page) => before.some((known) => Math.abs(known - page) <= 1));
  return near ? 0 : 120;
}
