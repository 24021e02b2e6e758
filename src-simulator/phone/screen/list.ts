import { clip, node, rect, screenSize, shift, type NodeFacts, type Rect, type UiNode } from './node.ts';

/** Rows one below the other in a viewport that cuts them off and scrolls. Each row is built at its top edge. */
export function list(
  className: string,
  viewport: Rect,
  scroll: number,
  facts: NodeFacts,
  rows: readonly { readonly height: number; readonly build: (top: number) => UiNode }[],
): UiNode {
  const height = rows.reduce((sum, entry) => sum + entry.height, 0);
  const end = Math.max(0, height - (viewport.bottom - viewport.top));
  const at = Math.min(Math.max(scroll, 0), end);
  const views: (UiNode | null)[] = [];
  let top = viewport.top;
  for (const entry of rows) {
    const visible = top - at < viewport.bottom && top + entry.height - at > viewport.top;
    if (visible) views.push(clip(shift(entry.build(top), -at), viewport));
    top += entry.height;
  }
  return node(className, viewport, { ...facts, scroll: { at, end } }, views);
}

/** A row that spans the screen. */
export function row(height: number, build: (area: Rect) => UiNode) {
  return { height, build: (top: number) => build(rect(0, top, screenSize.width, height)) };
}
