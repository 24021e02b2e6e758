import type { TreeNode } from '../../src-shared/domain/replay.ts';
import classes from './replay.module.css';
import { shortName } from './stage-geometry.ts';

/** One element of the screen: what it is called, says, and where it lies. */
export function NodeFacts({ node }: { readonly node: TreeNode }) {
  const { left, top, right, bottom } = node.bounds;
  const state = [
    node.clickable ? 'can be pressed' : 'cannot be pressed',
    ...(node.enabled ? [] : ['switched off']),
    ...(node.covered ? ['covered by something above it'] : []),
    ...(node.shown ? [] : ['not on the screen']),
  ];
  const facts: readonly (readonly [string, string | null])[] = [
    ['Id', node.resourceId],
    ['Text', node.text],
    ['Description', node.description],
    ['Class', node.className],
    ['Place', `${left}, ${top} to ${right}, ${bottom}`],
    ['State', state.join(', ')],
  ];
  return (
    <dl className={classes.facts} aria-label={shortName(node)}>
      {facts.map(([name, value]) =>
        value === null || value === '' ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
