import type { ScreenNode, ScreenTree } from './screen-tree.ts';
import { containsBounds, containsPoint, isWithin, visibleBounds } from './screen-tree.ts';

/** Answers what lies above what on one screen. */
export type Covering = {
  /**
   * The element that would get a tap at that point of the node instead of the node (or a part of it, or what
   * holds it); null when the tap arrives.
   */
  coveredBy(node: ScreenNode, at: { readonly x: number; readonly y: number }): ScreenNode | null;
};

type Span = { readonly first: number; readonly last: number; readonly told: boolean };

/**
 * Android gives a touch to the topmost clickable element under the finger. Newer sources tell the painting
 * order of siblings (`drawing-order`); document order is reading order and proves less, so without it only an
 * element that lies over the *whole* node counts as above it. `modal` tells the nodes that begin a modal layer
 * (the dimmer behind a sheet): whatever is not in the layer that holds one is below it, in any order.
 */
export function coveringOf(tree: ScreenTree, modal: (node: ScreenNode) => boolean): Covering {
  const spans = paintSpans(tree);
  const touchable = tree.nodes.filter((node) => node.clickable && node.displayed);
  const layers = tree.nodes
    .filter((node) => node.displayed && node.parent && modal(node))
    .map((dimmer) => ({ dimmer, layer: dimmer.parent ?? dimmer }));
  const windowOf = new Map<ScreenNode, number>();
  tree.roots.forEach((root, index) => windowOf.set(root, index));

  const above = (upper: ScreenNode, node: ScreenNode, at: { x: number; y: number }): boolean => {
    const upperSpan = spans.get(upper);
    const span = spans.get(node);
    if (!upperSpan || !span || upperSpan.first <= span.last || !containsPoint(upper.bounds, at)) return false;
    if (divergesByToldOrder(upper, node, spans)) return true;
    const seen = visibleBounds(node, tree);
    return seen !== null && containsBounds(upper.bounds, seen);
  };

  return {
    coveredBy(node, at) {
      const window = windowOf.get(rootOf(node)) ?? 0;
      const overlay = tree.roots.slice(0, window).find((root) => containsPoint(root.bounds, at));
      if (overlay) return overlay;
      const inOwnLayer = (candidate: ScreenNode) =>
        !layers.some(({ layer }) => isWithin(node, layer) && !isWithin(candidate, layer));
      for (const { dimmer, layer } of layers)
        if (!isWithin(node, layer) && !isWithin(layer, node) && containsPoint(dimmer.bounds, at))
          return dimmer;
      return (
        touchable.find(
          (upper) => rootOf(upper) === rootOf(node) && inOwnLayer(upper) && above(upper, node, at),
        ) ?? null
      );
    },
  };
}

/** Numbers every node in painting order; `last` is the last number given inside it. */
function paintSpans(tree: ScreenTree): Map<ScreenNode, Span> {
  const spans = new Map<ScreenNode, Span>();
  let counter = 0;
  const visit = (node: ScreenNode, told: boolean): void => {
    const first = counter++;
    const childrenTold = node.children.every((child) => child.drawingOrder !== null);
    const children = childrenTold
      ? node.children.toSorted((a, b) => (a.drawingOrder ?? 0) - (b.drawingOrder ?? 0))
      : node.children;
    for (const child of children) visit(child, childrenTold);
    spans.set(node, { first, last: counter - 1, told });
  };
  for (const root of tree.roots.toReversed()) visit(root, true);
  return spans;
}

/** Whether the phone told which of the two is painted later, at the place where their branches part. */
function divergesByToldOrder(
  upper: ScreenNode,
  node: ScreenNode,
  spans: ReadonlyMap<ScreenNode, Span>,
): boolean {
  let branch = upper;
  while (branch.parent && !isWithin(node, branch.parent)) branch = branch.parent;
  return spans.get(branch)?.told ?? false;
}

function rootOf(node: ScreenNode): ScreenNode {
  let at = node;
  while (at.parent) at = at.parent;
  return at;
}
