import type { Matcher, Region, Requirement, TextTest } from './pack/pack-format.ts';
import type { ScreenNode, ScreenTree } from './source/screen-tree.ts';
import { centre, descendants, selfAndAncestors, visibleBounds } from './source/screen-tree.ts';

/** Values for the `{name}` in a pack's texts, e.g. the handle to look for. */
export type Parameters = Readonly<Record<string, string>>;

/** Where a matcher is applied: the screen, and the package that short ids belong to. */
export type Where = {
  readonly tree: ScreenTree;
  readonly appPackage: string;
  readonly parameters: Parameters;
  /** `comparable` of words.ts, remembering its answers: one screen is asked about hundreds of times. */
  readonly comparable: (text: string) => string;
};

/** Whether the element is what the matcher asks for. Says nothing about whether it can be seen or reached. */
export function matches(node: ScreenNode, wanted: Matcher, where: Where): boolean {
  const { id, text, description, label } = wanted;
  if (id !== undefined && node.resourceId !== fullId(id, where.appPackage)) return false;
  if (wanted.class !== undefined && !isClass(node.className, wanted.class)) return false;
  if (wanted.package !== undefined && node.packageName !== wanted.package) return false;
  if (text !== undefined && !says(node.text, text, where)) return false;
  if (description !== undefined && !says(node.description, description, where)) return false;
  if (label !== undefined && !says(node.text, label, where) && !says(node.description, label, where))
    return false;
  for (const flag of ['enabled', 'selected', 'checked', 'clickable', 'focused'] as const)
    if (wanted[flag] !== undefined && node[flag] !== wanted[flag]) return false;
  if (wanted.region !== undefined && !liesIn(node, wanted.region, where.tree)) return false;
  const { inside, holds } = wanted;
  if (inside !== undefined && !someOf(ancestors(node), inside, where)) return false;
  return holds === undefined || someOf(descendants(node), holds, where);
}

/** The matchers of which one must be there. */
export function alternatives(requirement: Requirement): readonly Matcher[] {
  return 'anyOf' in requirement ? requirement.anyOf : [requirement];
}

/** Whether anything of the element is on the screen. */
export function isOnScreen(node: ScreenNode, tree: ScreenTree): boolean {
  return node.displayed && visibleBounds(node, tree) !== null;
}

/** An id as the source has it; one without a package is the app's. */
export function fullId(id: string, appPackage: string): string {
  return id.includes(':') ? id : `${appPackage}:id/${id}`;
}

function isClass(className: string, wanted: string): boolean {
  return className === wanted || className.endsWith(`.${wanted}`);
}

function says(actual: string | null, wanted: TextTest, where: Where): boolean {
  if (actual === null) return false;
  const said = where.comparable(actual);
  if (typeof wanted !== 'string') return wanted.pattern.test(said);
  const filled = wanted.replaceAll(/\{([a-z]+)\}/g, (whole, name: string) => where.parameters[name] ?? whole);
  return said === where.comparable(filled);
}

function liesIn(node: ScreenNode, region: Region, tree: ScreenTree): boolean {
  const { x, y } = centre(node.bounds);
  return (
    x >= region.left * tree.width &&
    x <= region.right * tree.width &&
    y >= region.top * tree.height &&
    y <= region.bottom * tree.height
  );
}

function ancestors(node: ScreenNode): Iterable<ScreenNode> {
  return node.parent ? selfAndAncestors(node.parent) : [];
}

function someOf(nodes: Iterable<ScreenNode>, wanted: Matcher, where: Where): boolean {
  for (const node of nodes) if (matches(node, wanted, where)) return true;
  return false;
}
