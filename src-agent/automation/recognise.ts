import type { ProblemCode } from '../../src-shared/domain/problem.ts';
import type { Matcher, Popup, Requirement } from './pack/pack-format.ts';
import { foregroundPackage } from './foreground.ts';
import { alternatives, isOnScreen } from './match.ts';
import type { ScreenView } from './screen-view.ts';
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

/** Tells what a snapshot shows: a stop before a popup before a screen, and anything doubtful is unknown. */
export function recognise(view: ScreenView): Recognition {
  const { pack, tree } = view;
  const packageName = foregroundPackage(tree);
  const prompt = pack.prompts?.find((candidate) => fitsPopup(view, candidate, packageName));
  if (prompt) return { kind: 'popup', popup: prompt };
  for (const stop of pack.stops) {
    const quoted = fits(view, stop);
    if (quoted !== null) return { kind: 'stop', name: stop.name, code: stop.code, seen: quoted };
  }
  const unknown = { kind: 'unknown', packageName: packageName ?? '', candidates: [] } as const;
  if (tree.truncated) return unknown;
  if (packageName === null || !isReadable(tree, packageName))
    return { kind: 'opaque', packageName: packageName ?? '' };
  const popup = pack.popups.find((candidate) => fitsPopup(view, candidate, packageName));
  if (popup) return { kind: 'popup', popup };
  const names = Object.entries(pack.screens)
    .filter(([, screen]) => isInFront(view, screen, packageName) && fits(view, screen) !== null)
    .map(([name]) => name);
  const [name] = names;
  return name !== undefined && names.length === 1
    ? { kind: 'screen', name }
    : { ...unknown, candidates: names };
}

function isInFront(
  { pack }: ScreenView,
  wanted: { readonly package?: string | readonly string[] | undefined },
  packageName: string | null,
): boolean {
  const names = wanted.package ?? pack.appPackage;
  return packageName !== null && (typeof names === 'string' ? [names] : names).includes(packageName);
}

/** The text of the first required element when all conditions hold ('' when it has none), else null. */
function fits(view: ScreenView, conditions: Conditions): string | null {
  let quoted: string | null = null;
  for (const requirement of conditions.requires) {
    const node = firstReachable(view, requirement);
    if (!node) return null;
    quoted ??= node.text ?? node.description ?? '';
  }
  return conditions.forbids.some((wanted) => view.present(wanted).length > 0) ? null : quoted;
}

/** The first element that meets a condition on a screen, or null. */
export function firstReachable(view: ScreenView, requirement: Requirement): ScreenNode | null {
  for (const matcher of alternatives(requirement))
    for (const node of view.present(matcher)) if (view.isReachable(node)) return node;
  return null;
}

function fitsPopup(view: ScreenView, popup: Popup, packageName: string | null): boolean {
  if (!isInFront(view, popup, packageName) || fits(view, popup) === null) return false;
  const { buttons, mayHave } = popup;
  if (buttons === undefined) return true;
  const clickable = view.tree.nodes.filter(
    (node) => node.clickable && isOnScreen(node, view.tree) && view.isReachable(node),
  );
  const claimed = buttons.map((wanted) => clickable.filter((node) => isOneOf(view, wanted, node)));
  if (!claimed.every((nodes) => nodes.length === 1)) return false;
  const rest = clickable.filter((node) => !claimed.flat().includes(node));
  return (
    new Set(claimed.flat()).size === buttons.length &&
    rest.every((node) => mayHave.some((wanted) => isOneOf(view, wanted, node)))
  );
}

function isOneOf(view: ScreenView, wanted: Matcher, node: ScreenNode): boolean {
  return view.present(wanted).includes(node);
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
