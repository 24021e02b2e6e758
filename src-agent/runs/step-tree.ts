import type { StepMoment, StepTarget, StepTree } from '../../src-shared/domain/replay.ts';
import { nearScreens, seenScreen, trySelectors } from '../automation/explain.ts';
import { isOnScreen } from '../automation/match.ts';
import type { Pack } from '../automation/pack/pack-format.ts';
import { recognise } from '../automation/recognise.ts';
import { viewOf } from '../automation/screen-view.ts';
import { parseSource } from '../automation/source/parse-source.ts';
import type { ScreenNode } from '../automation/source/screen-tree.ts';
import { coveringOf } from '../automation/source/covering.ts';
import { centre, visibleBounds } from '../automation/source/screen-tree.ts';
import { packTitle } from './step-pack.ts';

/** Elements that are listed, at most: more than any screen a person could make sense of. */
const mostNodes = 4000;

/**
 * A kept screen for the replay: its elements, and what the pack makes of them. Only elements that can be pressed are asked
 * whether they are covered. Without a pack nothing is recognised.
 */
export function stepTree(
  about: { readonly stepId: number; readonly moment: StepMoment; readonly target: StepTarget | null },
  source: string,
  pack: Pack | null,
): StepTree {
  const tree = parseSource(source);
  const view = pack === null ? null : viewOf(tree, pack);
  const bare = view === null ? coveringOf(tree, () => false) : null;
  const reaches = (node: ScreenNode): boolean => {
    if (view !== null) return view.isReachable(node);
    const visible = visibleBounds(node, tree);
    return visible !== null && bare?.coveredBy(node, centre(visible)) === null;
  };
  const listed = tree.nodes.slice(0, mostNodes);
  const places = new Map(listed.map((node, index) => [node, index]));
  const seen = view === null ? null : recognise(view);
  const { target, moment } = about;
  const tried =
    view === null || moment === 'after' || target?.kind !== 'element'
      ? []
      : trySelectors(view, target.screen, target.element, target.parameters);
  return {
    stepId: about.stepId,
    moment,
    width: tree.width,
    height: tree.height,
    nodes: listed.map((node) => {
      const shown = isOnScreen(node, tree);
      const { className, resourceId, text, description, bounds, clickable, enabled } = node;
      return {
        parent: node.parent === null ? null : (places.get(node.parent) ?? null),
        className,
        resourceId,
        text,
        description,
        bounds,
        clickable,
        enabled,
        shown,
        covered: shown && clickable && !reaches(node),
      };
    }),
    leftOff: tree.nodes.length - listed.length,
    pack: pack === null ? null : packTitle(pack),
    seen: seen === null ? null : seenScreen(seen),
    near: view === null || seen?.kind !== 'unknown' ? [] : nearScreens(view),
    selectors: tried.map(({ node, ...rest }) => ({
      ...rest,
      node: node === null ? null : (places.get(node) ?? null),
    })),
  };
}
