import { walk, type TreeNode } from './tree.ts';
import { WireError } from './wire-error.ts';

type Test = (node: TreeNode) => boolean;
const call = /\.(\w+)\(\s*(?:"((?:[^"\\]|\\.)*)"|(true|false|-?\d+))\s*\)/gy;
const scrolling = /^new UiScrollable\(.*?\)\.scrollIntoView\((.*)\)\s*;?$/s;

/** The selector inside `new UiScrollable(…).scrollIntoView(…)`, or null when it is none of that. */
export function scrolledSelector(expression: string): string | null {
  const inner = expression.trim().match(scrolling)?.[1]?.trim();
  if (inner === undefined) return null;
  return inner.startsWith('new') ? inner : `new ${inner}`;
}

/** Finds by a chain of `new UiSelector()` calls on text, description, id, class, flags, index and instance. */
export function findByUiSelector(expression: string, root: TreeNode): readonly TreeNode[] {
  const text = expression
    .trim()
    .replace(/^(new )?UiSelector\(\)/, '')
    .replace(/;$/, '');
  const tests: Test[] = [];
  let instance: number | null = null;
  let at = 0;
  while (at < text.length) {
    call.lastIndex = at;
    const found = call.exec(text);
    if (!found) throw new WireError('invalid selector', `not a supported UiSelector: ${expression}`);
    at = call.lastIndex;
    const [, name = '', quoted, plain] = found;
    const argument = quoted?.replace(/\\(.)/g, '$1') ?? plain ?? '';
    if (name === 'instance') instance = Number(argument);
    else tests.push(test(name, argument, expression));
  }
  const matches = [...walk(root)].filter((node) => tests.every((holds) => holds(node)));
  return instance === null ? matches : matches.slice(instance, instance + 1);
}

const attributes: Readonly<Record<string, string>> = {
  text: 'text',
  description: 'content-desc',
  resourceId: 'resource-id',
  className: 'class',
  packageName: 'package',
};
const flags = new Set(['clickable', 'checked', 'enabled', 'focused', 'scrollable', 'selected', 'focusable']);

function test(name: string, argument: string, expression: string): Test {
  if (flags.has(name)) return (node) => node.attributes[name] === argument;
  if (name === 'index') return (node) => node.attributes['index'] === argument;
  const [, stem = '', how] = name.match(/^(\w+?)(Contains|StartsWith|Matches)?$/) ?? [];
  const attribute = attributes[stem];
  if (attribute === undefined)
    throw new WireError('invalid selector', `not a supported UiSelector: ${expression}`);
  const actual = (node: TreeNode) => node.attributes[attribute] ?? '';
  switch (how) {
    case 'Contains':
      return (node) => actual(node).toLowerCase().includes(argument.toLowerCase());
    case 'StartsWith':
      return (node) => actual(node).toLowerCase().startsWith(argument.toLowerCase());
    case 'Matches': {
      const pattern = new RegExp(`^(?:${argument})$`, 's');
      return (node) => pattern.test(actual(node));
    }
    default:
      return (node) => actual(node) === argument;
  }
}
