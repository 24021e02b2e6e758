/** A rectangle on the screen in device pixels; `right` and `bottom` are the first pixels outside of it. */
export type Bounds = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

/** One element of a screen as the accessibility service saw it. Empty texts are null. */
export type ScreenNode = {
  readonly className: string;
  /** In full, e.g. `com.instagram.android:id/share_button`. */
  readonly resourceId: string | null;
  readonly text: string | null;
  /** The text is only the field's hint: nothing was typed. */
  readonly showsHint: boolean;
  readonly description: string | null;
  readonly packageName: string;
  readonly bounds: Bounds;
  readonly clickable: boolean;
  readonly enabled: boolean;
  readonly selected: boolean;
  readonly checked: boolean;
  readonly focused: boolean;
  readonly displayed: boolean;
  /** Position among its siblings in the order they are painted, where the phone told it. */
  readonly drawingOrder: number | null;
  /** Positions from the window's root down, e.g. `0.0.2.1`. */
  readonly path: string;
  readonly parent: ScreenNode | null;
  readonly children: readonly ScreenNode[];
};

/**
 * One snapshot of a screen. `roots` are its windows, the topmost first, as Android lists them; `nodes` are
 * all elements in document order. `truncated`: the source was larger than anything sensible and was cut.
 */
export type ScreenTree = {
  readonly roots: readonly ScreenNode[];
  readonly nodes: readonly ScreenNode[];
  readonly width: number;
  readonly height: number;
  readonly truncated: boolean;
};

/** The part of the node that lies on the screen, or null when nothing of it does. */
export function visibleBounds(node: ScreenNode, tree: ScreenTree): Bounds | null {
  const { left, top, right, bottom } = node.bounds;
  const visible = {
    left: Math.max(0, left),
    top: Math.max(0, top),
    right: Math.min(tree.width, right),
    bottom: Math.min(tree.height, bottom),
  };
  return visible.right > visible.left && visible.bottom > visible.top ? visible : null;
}

/** Whether `inner` lies wholly inside `outer`. */
export function containsBounds(outer: Bounds, inner: Bounds): boolean {
  return (
    outer.left <= inner.left &&
    outer.top <= inner.top &&
    outer.right >= inner.right &&
    outer.bottom >= inner.bottom
  );
}

/** Whether the pixel lies inside. */
export function containsPoint(bounds: Bounds, point: { readonly x: number; readonly y: number }): boolean {
  return point.x >= bounds.left && point.x < bounds.right && point.y >= bounds.top && point.y < bounds.bottom;
}

/** The middle of a rectangle, in whole pixels. */
export function centre(bounds: Bounds): { x: number; y: number } {
  return {
    x: Math.floor((bounds.left + bounds.right) / 2),
    y: Math.floor((bounds.top + bounds.bottom) / 2),
  };
}

/** The node itself, its parent, and so on up to the window. */
export function* selfAndAncestors(node: ScreenNode): Generator<ScreenNode> {
  for (let at: ScreenNode | null = node; at; at = at.parent) yield at;
}

/** Everything below the node, in document order. */
export function* descendants(node: ScreenNode): Generator<ScreenNode> {
  const waiting = [...node.children].toReversed();
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    yield next;
    waiting.push(...next.children.toReversed());
  }
}

/** The node and everything below it, in document order. */
export function* selfAndDescendants(node: ScreenNode): Generator<ScreenNode> {
  yield node;
  yield* descendants(node);
}

/** Whether `node` is `ancestor` or lies below it. */
export function isWithin(node: ScreenNode, ancestor: ScreenNode): boolean {
  for (const at of selfAndAncestors(node)) if (at === ancestor) return true;
  return false;
}
