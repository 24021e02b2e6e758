/** Height of every row of a list, in pixels. */
export const rowHeight = 48;

/** Browsers stop drawing elements that are much taller than this, in pixels. */
const tallestBody = 15_000_000;

const overscan = 8;

/** Where a list is scrolled to: `viewport` is the height rows are seen in, `scrollTop` the scroll bar's place, both in pixels. */
export type View = { readonly total: number; readonly viewport: number; readonly scrollTop: number };

/** The rows to draw, `last` not included; `lift` is added to `row × rowHeight` to place a row. */
export type RowWindow = { readonly first: number; readonly last: number; readonly lift: number };

/** Height of the element that holds all rows. Beyond the tallest a browser draws, the scroll bar's way is shortened. */
export function bodyHeight(total: number): number {
  return Math.min(total * rowHeight, tallestBody);
}

/** How many pixels of rows one pixel of the scroll bar's way stands for: 1 until the body is as tall as it may be. */
function scaleOf({ total, viewport }: Pick<View, 'total' | 'viewport'>): number {
  const body = bodyHeight(total);
  return body <= viewport ? 1 : (total * rowHeight - viewport) / (body - viewport);
}

/** Which rows are in view. All rows are equally high, so that a list of a million costs no more than one of ten. */
export function rowWindow(view: View): RowWindow {
  const position = view.scrollTop * scaleOf(view);
  const first = Math.max(0, Math.floor(position / rowHeight) - overscan);
  const last = Math.min(view.total, Math.ceil((position + view.viewport) / rowHeight) + overscan);
  return { first: Math.min(first, last), last, lift: view.scrollTop - position };
}

/** The place of the scroll bar that brings a row into view with the least movement. */
export function scrollTopFor(row: number, view: View): number {
  const scale = scaleOf(view);
  const position = view.scrollTop * scale;
  const top = row * rowHeight;
  if (top < position) return top / scale;
  if (top + rowHeight > position + view.viewport) return (top + rowHeight - view.viewport) / scale;
  return view.scrollTop;
}
