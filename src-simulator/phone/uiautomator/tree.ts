import { attributesOf } from '../screen/to-xml.ts';
import type { UiNode } from '../screen/node.ts';
import type { ScreenView } from '../screen/window.ts';

/** A view with its place in the tree; `attributes` as in the page source. */
export type TreeNode = {
  readonly view: UiNode;
  readonly path: readonly number[];
  readonly attributes: Readonly<Record<string, string>>;
  readonly parent: TreeNode | null;
  readonly children: readonly TreeNode[];
};

/** The tree of a screen's active window. */
export function treeOf(screen: ScreenView): TreeNode {
  return grow(screen.root, 0, [], null, screen.packageName);
}

/** The node and all below it, in document order. */
export function* walk(node: TreeNode): Generator<TreeNode> {
  yield node;
  for (const child of node.children) yield* walk(child);
}

function grow(
  view: UiNode,
  index: number,
  path: readonly number[],
  parent: TreeNode | null,
  packageName: string,
): TreeNode {
  const children: TreeNode[] = [];
  const node: TreeNode = {
    view,
    path,
    attributes: attributesOf(view, index, packageName),
    parent,
    children,
  };
  view.children.forEach((child, at) => children.push(grow(child, at, [...path, at], node, packageName)));
  return node;
}
