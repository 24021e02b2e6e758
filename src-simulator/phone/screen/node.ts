import type { PhoneEvent } from '../apps/phone-event.ts';
import type { Look } from './look.ts';

/** Pixels from the top left of the screen; `right` and `bottom` are outside. */
export type Rect = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

/** Size of the simulated screen. */
export const screenSize = { width: 1080, height: 2400 } as const;

/** Height of the status bar, and of the strip with the gesture handle at the bottom. */
export const statusBarHeight = 72;
export const gestureBarHeight = 48;

/** The whole screen. */
export const whole = rect(0, 0, screenSize.width, screenSize.height);

/** Below which the strip with the gesture handle is. */
export const contentBottom = screenSize.height - gestureBarHeight;

/** One view: what automation reads of it, how it is painted, and what a tap on it does. */
export type UiNode = {
  /** Full class name. */
  readonly className: string;
  /** Resource id without the app's prefix, or in full (`android:id/content`); empty when it has none. */
  readonly id: string;
  readonly bounds: Rect;
  /** Where it would be if nothing cut it off; pictures and text are laid out in it. */
  readonly frame: Rect;
  readonly text: string;
  readonly description: string;
  readonly hint: string;
  readonly flags: ReadonlySet<Flag>;
  readonly look: readonly Look[];
  readonly onTap: PhoneEvent | null;
  readonly scroll: { readonly at: number; readonly end: number } | null;
  readonly children: readonly UiNode[];
};

export type Flag =
  | 'checkable'
  | 'checked'
  | 'clickable'
  | 'disabled'
  | 'focusable'
  | 'focused'
  | 'long-clickable'
  | 'password'
  | 'selected';

/** How a view is described where screens are made up; all but the frame has a usual value. */
export type NodeFacts = {
  readonly id?: string;
  readonly text?: string;
  readonly description?: string;
  readonly hint?: string;
  readonly flags?: readonly Flag[];
  readonly look?: readonly Look[] | Look;
  readonly onTap?: PhoneEvent;
  readonly scroll?: { readonly at: number; readonly end: number };
};

/** A view. Short class names stand for Android's own (`TextView`, `ViewGroup`). */
export function node(
  className: string,
  frame: Rect,
  facts: NodeFacts = {},
  children: readonly (UiNode | null)[] = [],
): UiNode {
  const flags = new Set<Flag>(facts.flags);
  if (facts.onTap) flags.add('clickable').add('focusable');
  return {
    className: fullClassName(className),
    id: facts.id ?? '',
    bounds: frame,
    frame,
    text: facts.text ?? '',
    description: facts.description ?? '',
    hint: facts.hint ?? '',
    flags,
    look: facts.look === undefined ? [] : isMany(facts.look) ? facts.look : [facts.look],
    onTap: facts.onTap ?? null,
    scroll: facts.scroll ?? null,
    children: children.filter((child) => child !== null),
  };
}

/** A rectangle by its corner and size. */
export function rect(left: number, top: number, width: number, height: number): Rect {
  return { left, top, right: left + width, bottom: top + height };
}

/** The view and all below it cut off at `limit`, as a list cuts its rows; null when nothing is left to see. */
export function clip(view: UiNode, limit: Rect): UiNode | null {
  const bounds = {
    left: Math.max(view.bounds.left, limit.left),
    top: Math.max(view.bounds.top, limit.top),
    right: Math.min(view.bounds.right, limit.right),
    bottom: Math.min(view.bounds.bottom, limit.bottom),
  };
  if (bounds.right <= bounds.left || bounds.bottom <= bounds.top) return null;
  return {
    ...view,
    bounds,
    children: view.children.map((child) => clip(child, bounds)).filter((child) => child !== null),
  };
}

/** The view moved down by `distance` pixels. */
export function shift(view: UiNode, distance: number): UiNode {
  const move = (area: Rect): Rect => ({ ...area, top: area.top + distance, bottom: area.bottom + distance });
  return {
    ...view,
    bounds: move(view.bounds),
    frame: move(view.frame),
    children: view.children.map((child) => shift(child, distance)),
  };
}

function isMany(look: readonly Look[] | Look): look is readonly Look[] {
  return Array.isArray(look);
}

function fullClassName(name: string): string {
  if (name.includes('.')) return name;
  return name === 'View' || name === 'ViewGroup' ? `android.view.${name}` : `android.widget.${name}`;
}
