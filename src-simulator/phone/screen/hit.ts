import type { Rect, UiNode } from './node.ts';
import { keyboardTop, type ScreenView } from './window.ts';

/** A place on the screen in pixels. */
export type Point = { readonly x: number; readonly y: number };

/** What a finger meets: a view that reacts, the keyboard, or nothing that reacts. */
export type Hit =
  | { readonly kind: 'view'; readonly view: UiNode }
  | { readonly kind: 'keyboard' }
  | { readonly kind: 'nothing'; readonly view: UiNode | null };

/** The topmost view at that point that reacts to taps: later siblings cover earlier ones. */
export function hitTest(view: ScreenView, point: Point): Hit {
  if (view.keyboard && point.y >= keyboardTop) return { kind: 'keyboard' };
  const reacting = topmost(view.root, point, (candidate) => candidate.onTap !== null);
  if (reacting) return { kind: 'view', view: reacting };
  return { kind: 'nothing', view: topmost(view.root, point, labelled) };
}

/** The topmost list at that point that can be scrolled. */
export function scrollableAt(view: ScreenView, point: Point): UiNode | null {
  return topmost(view.root, point, (candidate) => candidate.scroll !== null);
}

/** How a view is called in the record: its resource id, else its description or text. */
export function nameOf(view: UiNode, packageName: string): string | null {
  return resourceId(view, packageName) || view.description || view.text || null;
}

/** The full resource id, or an empty text. */
export function resourceId(view: UiNode, packageName: string): string {
  return view.id === '' || view.id.includes(':') ? view.id : `${packageName}:id/${view.id}`;
}

/** The middle of a rectangle in whole pixels. */
export function middle(area: Rect): Point {
  return { x: Math.floor((area.left + area.right) / 2), y: Math.floor((area.top + area.bottom) / 2) };
}

function labelled(view: UiNode): boolean {
  return view.id !== '' || view.text !== '' || view.description !== '';
}

function topmost(view: UiNode, point: Point, wanted: (candidate: UiNode) => boolean): UiNode | null {
  const { left, top, right, bottom } = view.bounds;
  if (point.x < left || point.x >= right || point.y < top || point.y >= bottom) return null;
  for (const child of view.children.toReversed()) {
    const found = topmost(child, point, wanted);
    if (found) return found;
  }
  return wanted(view) ? view : null;
}
