import type { Matcher, Pack } from './pack/pack-format.ts';
import { isOnScreen, matches } from './match.ts';
import type { Parameters, Where } from './match.ts';
import { coveringOf } from './source/covering.ts';
import type { Covering } from './source/covering.ts';
import type { ScreenNode, ScreenTree } from './source/screen-tree.ts';
import { centre, visibleBounds } from './source/screen-tree.ts';
import { comparable } from './words.ts';

/** One snapshot seen with the eyes of one pack: what recognising and finding both look at. */
export type ScreenView = {
  readonly tree: ScreenTree;
  readonly pack: Pack;
  readonly covering: Covering;
  readonly comparable: (text: string) => string;
};

/** Puts a snapshot and a pack together. */
export function viewOf(tree: ScreenTree, pack: Pack): ScreenView {
  const known = new Map<string, string>();
  const remembered = (text: string): string => {
    const said = known.get(text) ?? comparable(text);
    known.set(text, said);
    return said;
  };
  const where: Where = { tree, appPackage: pack.appPackage, parameters: {}, comparable: remembered };
  return {
    tree,
    pack,
    comparable: remembered,
    covering: coveringOf(tree, (node) => pack.modal.some((wanted) => matches(node, wanted, where))),
  };
}

/** All elements the matcher asks for that lie on the screen, covered or not. */
export function present(view: ScreenView, wanted: Matcher, parameters: Parameters = {}): ScreenNode[] {
  const { tree, pack, comparable: remembered } = view;
  const where: Where = { tree, appPackage: pack.appPackage, parameters, comparable: remembered };
  return view.tree.nodes.filter((node) => isOnScreen(node, view.tree) && matches(node, wanted, where));
}

/** Whether a tap on the middle of the element's visible part would reach it. */
export function isReachable(view: ScreenView, node: ScreenNode): boolean {
  const visible = visibleBounds(node, view.tree);
  return visible !== null && view.covering.coveredBy(node, centre(visible)) === null;
}
