import type { Matcher, TextTest } from './pack/pack-format.ts';
import { fullId, isOnScreen } from './match.ts';
import type { ScreenNode, ScreenTree } from './source/screen-tree.ts';

/** The elements on a screen by what packs ask for, so that a matcher looks at a few of them and not at all. */
export type NodeIndex = {
  /** All elements on the screen that can be what the matcher asks for, and some that are not; in document order. */
  among(wanted: Matcher): readonly ScreenNode[];
};

type Shelf = ReadonlyMap<string, readonly ScreenNode[]>;
const nothing: readonly ScreenNode[] = [];

/** Sorts the elements of one screen. `comparable` is that of words.ts, remembering its answers. */
export function indexNodes(
  tree: ScreenTree,
  appPackage: string,
  comparable: (text: string) => string,
): NodeIndex {
  const shown = tree.nodes.filter((node) => isOnScreen(node, tree));
  const said = (text: string | null) => (text === null ? null : comparable(text));
  const byId = shelve(shown, (node) => node.resourceId);
  const byPackage = shelve(shown, (node) => node.packageName);
  const byClass = shelve(shown, (node) => lastPart(node.className));
  const byText = shelve(shown, (node) => said(node.text));
  const byDescription = shelve(shown, (node) => said(node.description));
  const place = new Map(shown.map((node, at) => [node, at]));
  const patterns = new Map<Shelf, Map<RegExp, readonly ScreenNode[]>>();

  const matching = (shelf: Shelf, pattern: RegExp): readonly ScreenNode[] => {
    const known = patterns.get(shelf) ?? new Map<RegExp, readonly ScreenNode[]>();
    patterns.set(shelf, known);
    const before = known.get(pattern);
    if (before) return before;
    const found = [...shelf].flatMap(([text, nodes]) => (pattern.test(text) ? nodes : nothing));
    known.set(pattern, found);
    return found;
  };
  const saying = (shelf: Shelf, wanted: TextTest): readonly ScreenNode[] | null => {
    if (typeof wanted !== 'string') return matching(shelf, wanted.pattern);
    return wanted.includes('{') ? null : (shelf.get(comparable(wanted)) ?? nothing);
  };
  const inOrder = (nodes: readonly ScreenNode[]) =>
    nodes.length < 2
      ? nodes
      : [...new Set(nodes)].toSorted((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0));

  return {
    among(wanted) {
      const { id, text, description, label } = wanted;
      if (id !== undefined) return byId.get(fullId(id, appPackage)) ?? nothing;
      const exact =
        (text === undefined ? null : saying(byText, text)) ??
        (description === undefined ? null : saying(byDescription, description));
      if (exact) return inOrder(exact);
      if (label !== undefined) {
        const texts = saying(byText, label);
        const descriptions = saying(byDescription, label);
        if (texts && descriptions) return inOrder([...texts, ...descriptions]);
      }
      if (wanted.class !== undefined) return byClass.get(lastPart(wanted.class)) ?? nothing;
      if (wanted.package !== undefined) return byPackage.get(wanted.package) ?? nothing;
      return shown;
    },
  };
}

function shelve(nodes: readonly ScreenNode[], key: (node: ScreenNode) => string | null): Shelf {
  const shelf = new Map<string, ScreenNode[]>();
  for (const node of nodes) {
    const name = key(node);
    if (name === null) continue;
    const there = shelf.get(name);
    if (there) there.push(node);
    else shelf.set(name, [node]);
  }
  return shelf;
}

function lastPart(className: string): string {
  return className.slice(className.lastIndexOf('.') + 1);
}
