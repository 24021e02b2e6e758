import { matches } from './match.ts';
import type { Parameters, Where } from './match.ts';
import { indexNodes } from './node-index.ts';
import type { Matcher, Pack } from './pack/pack-format.ts';
import { coveringOf } from './source/covering.ts';
import type { ScreenNode, ScreenTree } from './source/screen-tree.ts';
import { centre, visibleBounds } from './source/screen-tree.ts';
import { comparable } from './words.ts';

/** One snapshot seen with the eyes of one pack: what recognising and finding both look at. */
export type ScreenView = {
  readonly tree: ScreenTree;
  readonly pack: Pack;
  /** All elements the matcher asks for that lie on the screen, covered or not. */
  present(wanted: Matcher, parameters?: Parameters): readonly ScreenNode[];
  /** Whether a tap on the middle of the element's visible part would reach it. */
  isReachable(node: ScreenNode): boolean;
};

const noParameters: Parameters = {};

/** Puts a snapshot and a pack together. What was asked once is remembered: a pack asks the same again and again. */
export function viewOf(tree: ScreenTree, pack: Pack): ScreenView {
  const known = new Map<string, string>();
  const remembered = (text: string): string => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const said = comparable(text);
    known.set(text, said);
    return said;
  };
  const where: Where = {
    tree,
    appPackage: pack.appPackage,
    parameters: noParameters,
    comparable: remembered,
  };
  const index = indexNodes(tree, pack.appPackage, remembered);
  const found = new Map<Matcher, readonly ScreenNode[]>();
  const reached = new Map<ScreenNode, boolean>();
  const look = (wanted: Matcher, asked: Where) =>
    index.among(wanted).filter((node) => matches(node, wanted, asked));
  const present = (wanted: Matcher, parameters: Parameters = noParameters): readonly ScreenNode[] => {
    if (parameters !== noParameters) return look(wanted, { ...where, parameters });
    const before = found.get(wanted);
    if (before) return before;
    const nodes = look(wanted, where);
    found.set(wanted, nodes);
    return nodes;
  };
  const modal = new Set(pack.modal.flatMap((wanted) => present(wanted)));
  const beneath = new Set(pack.beneath.flatMap((wanted) => present(wanted)));
  const covering = coveringOf(
    tree,
    (node) => modal.has(node),
    (node) => beneath.has(node),
  );
  return {
    tree,
    pack,
    present,
    isReachable(node) {
      const before = reached.get(node);
      if (before !== undefined) return before;
      const visible = visibleBounds(node, tree);
      const reachable = visible !== null && covering.coveredBy(node, centre(visible)) === null;
      reached.set(node, reachable);
      return reachable;
    },
  };
}
