import type { Point } from '../devices/phone-driver.ts';
import type { Parameters } from './match.ts';
import type { ElementSelectors, Selector } from './pack/pack-format.ts';
import type { ScreenView } from './screen-view.ts';
import type { ScreenNode } from './source/screen-tree.ts';
import { centre, isWithin, selfAndAncestors, visibleBounds } from './source/screen-tree.ts';

/** A selector that was tried in vain. */
export type Refusal = { readonly kind: Selector['kind']; readonly why: string };

/**
 * An element, or why there is none. `by` is the kind of selector that found it, `score` (0 to 1) how far that kind
 * is to be trusted, `matched` how many elements it fitted, `refused` what was tried before it; `why` is one line for
 * the record of the step.
 */
export type Finding =
  | {
      readonly found: true;
      readonly node: ScreenNode;
      readonly tapPoint: Point;
      readonly by: Selector['kind'];
      readonly refused: readonly Refusal[];
      readonly score: number;
      readonly matched: number;
      readonly why: string;
    }
  | { readonly found: false; readonly why: string };

/** Narrows the search to a part of the screen, e.g. to one post of a feed. */
export type Among = (node: ScreenNode) => boolean;

const anywhere: Among = () => true;

/** Ids outlive texts on the apps we know, a place on the screen outlives nothing. */
const trust: Readonly<Record<Selector['kind'], number>> = {
  id: 1,
  description: 0.9,
  text: 0.8,
  relation: 0.6,
  geometry: 0.3,
};

/** Looks up a named element of a named screen; a name the pack does not have is not found. */
export function findElement(
  view: ScreenView,
  screen: string,
  name: string,
  parameters?: Parameters,
  among: Among = anywhere,
): Finding {
  const selectors = selectorsOf(view, screen, name);
  if (selectors.length === 0) return { found: false, why: `the pack has no ${name} on ${screen}` };
  const root = view.pack.screens[screen]?.root;
  const roots = root === undefined ? null : view.present(root);
  const inside: Among = roots ? (node) => among(node) && roots.some((root) => isWithin(node, root)) : among;
  const finding = find(view, selectors, parameters, inside);
  return { ...finding, why: `${name}: ${finding.why}` };
}

/** The selectors of a named element of a named screen: its own, else those of all screens; none where the pack has no such name. */
export function selectorsOf({ pack }: ScreenView, screen: string, name: string): ElementSelectors {
  return pack.screens[screen]?.elements[name] ?? pack.elements[name] ?? [];
}

/**
 * Tries the selectors in their order and takes the first that leads to exactly one element which is on the
 * screen, enabled and not covered. Two elements are as good as none. With `roots`, only what lies in one of them.
 */
export function find(
  view: ScreenView,
  selectors: ElementSelectors,
  parameters?: Parameters,
  among: Among = anywhere,
): Finding {
  const refused: Refusal[] = [];
  for (const selector of selectors) {
    const all = outermost(view.present(selector.match, parameters).filter(among));
    const usable = all.filter((node) => isEnabled(node) && view.isReachable(node));
    const chosen = selector.pick === 'first' ? inReadingOrder(usable)[0] : usable[0];
    if (!chosen || (selector.pick === 'only' && usable.length > 1)) {
      refused.push({ kind: selector.kind, why: reason(all, usable) });
      continue;
    }
    const visible = visibleBounds(chosen, view.tree) ?? chosen.bounds;
    return {
      found: true,
      node: chosen,
      tapPoint: centre(visible),
      by: selector.kind,
      refused,
      score: trust[selector.kind],
      matched: usable.length,
      why: [`found by ${selector.kind} (${named(chosen)})`, ...refused.map(inWords)].join('; '),
    };
  }
  return { found: false, why: refused.map(inWords).join('; ') };
}

function inWords({ kind, why }: Refusal): string {
  return `${kind}: ${why}`;
}

/**
 * All usable matches of a named element in reading order, by the first of its selectors that leads to any: the likes of a
 * feed, the cells of a grid.
 */
export function findEach(view: ScreenView, screen: string, name: string): readonly ScreenNode[] {
  for (const { match } of selectorsOf(view, screen, name)) {
    const usable = outermost(view.present(match)).filter((node) => isEnabled(node) && view.isReachable(node));
    if (usable.length > 0) return inReadingOrder(usable);
  }
  return [];
}

/** Drops what lies inside another match: a button and the text in it are one thing to press. */
function outermost(nodes: readonly ScreenNode[]): ScreenNode[] {
  if (nodes.length < 2) return [...nodes];
  return nodes.filter((node) => !nodes.some((other) => other !== node && isWithin(node, other)));
}

/** Neither the element nor the button it is a part of is switched off. */
function isEnabled(node: ScreenNode): boolean {
  if (!node.enabled) return false;
  for (const at of selfAndAncestors(node)) if (at.clickable) return at.enabled;
  return true;
}

function inReadingOrder(nodes: readonly ScreenNode[]): ScreenNode[] {
  return nodes.toSorted((a, b) => a.bounds.top - b.bounds.top || a.bounds.left - b.bounds.left);
}

function reason(all: readonly ScreenNode[], usable: readonly ScreenNode[]): string {
  if (all.length === 0) return 'nothing matches';
  if (usable.length > 1) return `${usable.length} match, not unique`;
  return all.every(isEnabled) ? 'covered by something above it' : 'disabled';
}

function named(node: ScreenNode): string {
  const name = node.resourceId?.split('/').at(-1) ?? node.className.split('.').at(-1) ?? 'element';
  const { left, top, right, bottom } = node.bounds;
  return `${name} at [${left},${top}][${right},${bottom}]`;
}
