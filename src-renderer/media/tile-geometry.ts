const gap = 12;
const leastSide = 156;
const captionHeight = 52;

/** How a grid of square pictures with a caption below each lies in a width, in pixels. */
type Tiles = {
  readonly columns: number;
  /** Width of a tile, and height of its picture. */
  readonly side: number;
  /** From one row's top to the next. */
  readonly rowHeight: number;
};

/** As many equal tiles in a row as fit. */
export function tilesFor(width: number): Tiles {
  const columns = Math.max(2, Math.floor((width + gap) / (leastSide + gap)));
  const side = Math.max(0, Math.floor((width - gap * (columns - 1)) / columns));
  return { columns, side, rowHeight: side + captionHeight + gap };
}

/** Height of all rows, in pixels. */
export function tilesHeight(total: number, { columns, rowHeight }: Tiles): number {
  return Math.ceil(total / columns) * rowHeight;
}

/** The rows of tiles to draw, `last` not included: those in view and two around them. */
export function tileRows(
  total: number,
  { columns, rowHeight }: Tiles,
  view: { readonly scrollTop: number; readonly height: number },
): { readonly first: number; readonly last: number } {
  const rows = Math.ceil(total / columns);
  const last = Math.min(rows, Math.ceil((view.scrollTop + view.height) / rowHeight) + 2);
  return { first: Math.max(0, Math.min(last, Math.floor(view.scrollTop / rowHeight) - 2)), last };
}

/** The place of the scroll bar that brings a tile into view with the least movement. */
export function scrollTopForTile(
  place: number,
  { columns, rowHeight }: Tiles,
  view: { readonly scrollTop: number; readonly height: number },
): number {
  const top = Math.floor(place / columns) * rowHeight;
  if (top < view.scrollTop) return top;
  return Math.max(view.scrollTop, top + rowHeight - view.height);
}
