import type { ScreenBounds, StepTree, TreeNode } from '../../src-shared/domain/replay.ts';

/** A length in both directions, in pixels of the page. */
export type Size = { readonly width: number; readonly height: number };

/** The largest size of the screen's shape that fits into the room there is; nothing is drawn larger than it is. */
export function fitted(screen: Size, room: Size): Size {
  if (screen.width <= 0 || screen.height <= 0) return { width: 0, height: 0 };
  const scale = Math.max(0, Math.min(room.width / screen.width, room.height / screen.height, 1));
  return { width: Math.round(screen.width * scale), height: Math.round(screen.height * scale) };
}

/** A rectangle of the screen as parts of a hundred of it: it fits whatever size the screen is drawn in. */
export function percentBounds(bounds: ScreenBounds, screen: Size) {
  const part = (value: number, whole: number) => `${whole === 0 ? 0 : (value / whole) * 100}%`;
  return {
    left: part(bounds.left, screen.width),
    top: part(bounds.top, screen.height),
    width: part(bounds.right - bounds.left, screen.width),
    height: part(bounds.bottom - bounds.top, screen.height),
  };
}

/**
 * The element under a point of the screen: of those that lie there the smallest, of two of one size the later, which is the
 * inner one. Null where none is.
 */
export function nodeAt(
  nodes: readonly TreeNode[],
  point: { readonly x: number; readonly y: number },
): number | null {
  let best: number | null = null;
  let smallest = Number.POSITIVE_INFINITY;
  for (const [index, node] of nodes.entries()) {
    const { left, top, right, bottom } = node.bounds;
    if (!node.shown || point.x < left || point.x >= right || point.y < top || point.y >= bottom) continue;
    const area = (right - left) * (bottom - top);
    if (area > smallest) continue;
    smallest = area;
    best = index;
  }
  return best;
}

/** Elements in whose id, text or description the words stand, the first of them. */
export function nodesWith(tree: StepTree, words: string, most: number): number[] {
  const sought = words.trim().toLowerCase();
  if (sought === '') return [];
  const found: number[] = [];
  for (const [index, node] of tree.nodes.entries()) {
    const said = [node.resourceId, node.text, node.description];
    if (said.some((each) => each?.toLowerCase().includes(sought) === true)) found.push(index);
    if (found.length === most) break;
  }
  return found;
}

/** The end of an id or of a class, which is what a person knows it by. */
export function shortName(node: TreeNode): string {
  return node.resourceId?.split('/').at(-1) ?? node.className.split('.').at(-1) ?? 'element';
}
