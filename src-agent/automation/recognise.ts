import type { ProblemCode } from '../../src-shared/domain/problem.ts';
import type { Matcher, Popup, Requirement } from './pack/pack-format.ts';
import { alternatives, isOnScreen } from './match.ts';
import type { ScreenView } from './screen-view.ts';
import { isReachable, present } from './screen-view.ts';
import type { ScreenNode, ScreenTree } from './source/screen-tree.ts';

/**
 * What a snapshot shows. `opaque`: nothing on it can be read. `unknown`: no description fits, or more than one
 * does (`candidates`), or another app is in front. `seen` quotes what the decision was made on.
 */
export type Recognition =
  | { readonly kind: 'screen'; readonly name: string }
  | { readonly kind: 'popup'; readonly popup: Popup }
  | { readonly kind: 'stop'; readonly name: string; readonly code: ProblemCode; readonly seen: string }
  | { readonly kind: 'unknown'; readonly packageName: string; readonly candidates: readonly string[] }
  | { readonly kind: 'opaque'; readonly packageName: string };

type Conditions = { readonly requires: readonly Requirement[]; readonly forbids: readonly Matcher[] };

/** System decorations and keyboards are windows of their own that stand beside an app, not in front of it. */
const beside = /^com\.android\.systemui$|inputmethod|honeyboard|swiftkey|keyboard/i;

/** Tells what a snapshot shows: a stop before a popup before a screen, and anything doubtful is unknown. */
export function recognise(view: ScreenView): Recognition {
  const { pack, tree } = view;
  const packageName = foregroundPackage(tree);
  for (const stop of pack.stops) {
    const quoted = fits(view, stop);
    if (quoted) return { kind: 'stop', name: stop.name, code: stop.code, seen: quoted };
  }
  if (packageName !== null && !isReadable(tree, packageName)) return { kind: 'opaque', packageName };
  const unknown = { kind: 'unknown', packageName: packageName ?? '', candidates: [] } as const;
  if (tree.truncated || packageName !== pack.appPackage) return unknown;
  const popup = pack.popups.find((candidate) => fitsPopup(view, candidate));
  if (popup) return { kind: 'popup', popup };
  const names = Object.entries(pack.screens)
    .filter(([, screen]) => fits(view, screen) !== null)
    .map(([name]) => name);
  const [name] = names;
  return name !== undefined && names.length === 1
    ? { kind: 'screen', name }
    : { ...unknown, candidates: names };
}

/** The package of the window in front, not counting bars and keyboards; null on an empty snapshot. */
function foregroundPackage(tree: ScreenTree): string | null {
  const screen = tree.width * tree.height;
  const front = tree.roots.find((root) => {
    const { left, top, right, bottom } = root.bounds;
    return !beside.test(root.packageName) && (right - left) * (bottom - top) >= screen * 0.02;
  });
  return front?.packageName ?? null;
}

/** The text of the first required element when all conditions hold ('' when it has none), else null. */
function fits(view: ScreenView, conditions: Conditions): string | null {
  let quoted: string | null = null;
  for (const requirement of conditions.requires) {
    const node = alternatives(requirement)
      .flatMap((wanted) => present(view, wanted))
      .find((candidate) => isReachable(view, candidate));
    if (!node) return null;
    quoted ??= node.text ?? node.description ?? '';
  }
  return conditions.forbids.some((wanted) => present(view, wanted).length > 0) ? null : quoted;
}

function fitsPopup(view: ScreenView, popup: Popup): boolean {
  if (fits(view, popup) === null) return false;
  const { buttons } = popup;
  if (buttons === undefined) return true;
  const clickable = view.tree.nodes.filter(
    (node) => node.clickable && isOnScreen(node, view.tree) && isReachable(view, node),
  );
  const claimed = buttons.map((wanted) => clickable.filter((node) => isOneOf(view, wanted, node)));
  return clickable.length === buttons.length && claimed.every((nodes) => nodes.length === 1);
}

function isOneOf(view: ScreenView, wanted: Matcher, node: ScreenNode): boolean {
  return present(view, wanted).includes(node);
}

/** Whether the app offers anything to read or to press. */
function isReadable(tree: ScreenTree, packageName: string): boolean {
  return tree.nodes.some(
    (node) =>
      node.packageName === packageName &&
      isOnScreen(node, tree) &&
      (node.text !== null || node.description !== null || node.clickable),
  );
}
