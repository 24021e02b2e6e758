import type { ScreenNode, ScreenTree } from './screen-tree.ts';
import { containsBounds, containsPoint, visibleBounds } from './screen-tree.ts';

/** Answers what lies above what on one screen. */
export type Covering = {
  /**
   * The element that would get a tap at that point of the node instead of the node (or a part of it, or what
   * holds it); null when the tap arrives.
   */
  coveredBy(node: ScreenNode, at: { readonly x: number; readonly y: number }): ScreenNode | null;
};

/** Where a node and all in it stand in painting order; `told`: the phone said so. `window`: number of its root. */
type Span = {
  readonly first: number;
  readonly last: number;
  readonly told: boolean;
  readonly window: number;
};

/**
 * Android gives a touch to the topmost clickable element under the finger. Newer sources tell the painting
 * order of siblings (`drawing-order`); document order is reading order and proves less, so without it only an
 * element that lies over the *whole* node counts as above it. `modal` tells the nodes that begin a modal layer
 * (the dimmer behind a sheet): whatever is not in the layer that holds one is below it, in any order. `beneath` tells
 * surfaces that cover nothing.
 */
export function coveringOf(
  tree: ScreenTree,
  modal: (node: ScreenNode) => boolean,
  beneath: (node: ScreenNode) => boolean = () => false,
): Covering {
  const spans = paintSpans(tree);
  const touchable = tree.nodes.filter((node) => node.clickable && node.displayed && !beneath(node));
  const layers = tree.nodes
    .filter((node) => node.displayed && node.parent && modal(node))
    .map((dimmer) => ({ dimmer, layer: dimmer.parent ?? dimmer }));

  const within = (node: ScreenNode, ancestor: ScreenNode): boolean => {
    const span = spans.get(node);
    const around = spans.get(ancestor);
    return !!span && !!around && around.first <= span.first && span.last <= around.last;
  };

  /** Whether the phone told which of the two is painted later, at the place where their branches part. */
  const divergesByToldOrder = (upper: ScreenNode, node: ScreenNode): boolean => {
    let branch = upper;
    while (branch.parent && !within(node, branch.parent)) branch = branch.parent;
    return spans.get(branch)?.told ?? false;
  };

  const above = (upper: ScreenNode, node: ScreenNode, span: Span): boolean => {
    const upperSpan = spans.get(upper);
    if (!upperSpan || upperSpan.window !== span.window || upperSpan.first <= span.last) return false;
    if (layers.some(({ layer }) => within(node, layer) && !within(upper, layer))) return false;
    if (divergesByToldOrder(upper, node)) return true;
    const seen = visibleBounds(node, tree);
    return seen !== null && containsBounds(upper.bounds, seen);
  };

  return {
    coveredBy(node, at) {
      const span = spans.get(node);
      if (!span) return null;
      const overlay = tree.roots.slice(0, span.window).find((root) => containsPoint(root.bounds, at));
      if (overlay) return overlay;
      for (const { dimmer, layer } of layers)
        if (!within(node, layer) && !within(layer, node) && containsPoint(dimmer.bounds, at)) return dimmer;
      return touchable.find((upper) => containsPoint(upper.bounds, at) && above(upper, node, span)) ?? null;
    },
  };
}

/** Numbers every node in painting order; `last` is the last number given inside it. */
function paintSpans(tree: ScreenTree): Map<ScreenNode, Span> {
  const spans = new Map<ScreenNode, Span>();
  let counter = 0;
  const visit = (node: ScreenNode, told: boolean, window: number): void => {
    const first = counter++;
    const childrenTold = node.children.every((child) => child.drawingOrder !== null);
    const children =
      childrenTold && node.children.length > 1
        ? node.children.toSorted((a, b) => (a.drawingOrder ?? 0) - (b.drawingOrder ?? 0))
        : node.children;
    for (const child of children) visit(child, childrenTold, window);
    spans.set(node, { first, last: counter - 1, told, window });
  };
  for (let window = tree.roots.length - 1; window >= 0; window--) {
    const root = tree.roots[window];
    if (root) visit(root, true, window);
  }
  return spans;
}
