import { walk, type TreeNode } from './tree.ts';
import { WireError } from './wire-error.ts';

type Predicate = (node: TreeNode, place: number, count: number) => boolean;
type Step = {
  readonly anywhere: boolean;
  readonly name: string;
  readonly predicates: readonly Predicate[];
};

const value = String.raw`(?:"([^"]*)"|'([^']*)')`;
const comparison = new RegExp(String.raw`^@([\w-]+)\s*(!?=)\s*${value}$`);
const partial = new RegExp(String.raw`^(contains|starts-with)\(\s*@([\w-]+)\s*,\s*${value}\s*\)$`);
const presence = /^@([\w-]+)$/;

/**
 * Finds by the part of XPath that phone scripts use: `/` and `//` steps by class or `*`, and predicates made of
 * `@a='b'`, `!=`, `contains()`, `starts-with()`, `@a`, `not()`, `and`, `or`, a number or `last()`.
 */
export function findByXpath(expression: string, root: TreeNode): readonly TreeNode[] {
  let found: readonly TreeNode[] | null = null;
  for (const step of parse(expression.trim())) {
    const from: readonly TreeNode[] = found ?? [root];
    const next = new Set<TreeNode>();
    for (const node of from) {
      const first = found === null;
      const reached = step.anywhere
        ? first
          ? [...walk(node)]
          : node.children.flatMap((child) => [...walk(child)])
        : first
          ? [node]
          : node.children;
      for (const match of select(reached, step)) next.add(match);
    }
    found = [...next];
  }
  return found ?? [];
}

/** Positions count among siblings, as XPath's child axis does. */
function select(candidates: readonly TreeNode[], step: Step): readonly TreeNode[] {
  const groups = new Map<TreeNode | null, TreeNode[]>();
  for (const node of candidates) {
    if (step.name !== '*' && node.view.className !== step.name) continue;
    const group = groups.get(node.parent) ?? [];
    group.push(node);
    groups.set(node.parent, group);
  }
  const kept = new Set<TreeNode>();
  for (const group of groups.values()) {
    let rest: readonly TreeNode[] = group;
    for (const holds of step.predicates)
      rest = rest.filter((node, at, all) => holds(node, at + 1, all.length));
    for (const node of rest) kept.add(node);
  }
  return candidates.filter((node) => kept.has(node));
}

function parse(expression: string): readonly Step[] {
  const steps: Step[] = [];
  let rest = expression.replace(/^\/hierarchy(?=\/)/, '');
  while (rest !== '') {
    const head = rest.match(/^(\/\/?)([\w.$*]+|\*)/);
    if (!head) throw invalid(expression);
    rest = rest.slice(head[0].length);
    const predicates: Predicate[] = [];
    while (rest.startsWith('[')) {
      const end = closing(rest);
      if (end < 0) throw invalid(expression);
      predicates.push(predicate(rest.slice(1, end).trim(), expression));
      rest = rest.slice(end + 1);
    }
    steps.push({ anywhere: head[1] === '//', name: head[2] ?? '*', predicates });
  }
  return steps;
}

function predicate(text: string, whole: string): Predicate {
  for (const word of ['or', 'and'] as const) {
    const parts = split(text, ` ${word} `);
    if (parts.length < 2) continue;
    const all = parts.map((part) => predicate(part.trim(), whole));
    return word === 'or'
      ? (...facts) => all.some((holds) => holds(...facts))
      : (...facts) => all.every((holds) => holds(...facts));
  }
  if (/^\d+$/.test(text)) return (_node, place) => place === Number(text);
  if (text === 'last()') return (_node, place, count) => place === count;
  const negated = text.match(/^not\((.*)\)$/s);
  if (negated) {
    const holds = predicate((negated[1] ?? '').trim(), whole);
    return (...facts) => !holds(...facts);
  }
  const equal = text.match(comparison);
  if (equal) {
    const [, name = '', operator, double, single] = equal;
    const wanted = double ?? single ?? '';
    return (node) => ((node.attributes[name] ?? '') === wanted) === (operator === '=');
  }
  const part = text.match(partial);
  if (part) {
    const [, how, name = '', double, single] = part;
    const wanted = double ?? single ?? '';
    return (node) => {
      const actual = node.attributes[name] ?? '';
      return how === 'contains' ? actual.includes(wanted) : actual.startsWith(wanted);
    };
  }
  const present = text.match(presence);
  if (present) return (node) => node.attributes[present[1] ?? ''] !== undefined;
  throw invalid(whole);
}

/** Splits outside quotes and parentheses. */
function split(text: string, separator: string): readonly string[] {
  const parts: string[] = [];
  let from = 0;
  for (const at of outside(text))
    if (at >= from && text.startsWith(separator, at)) {
      parts.push(text.slice(from, at));
      from = at + separator.length;
    }
  return [...parts, text.slice(from)];
}

function closing(text: string): number {
  for (const at of outside(text.slice(1))) if (text.charAt(at + 1) === ']') return at + 1;
  return -1;
}

function* outside(text: string): Generator<number> {
  let quote = '';
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const letter = text.charAt(at);
    if (quote !== '') {
      if (letter === quote) quote = '';
    } else if (letter === '"' || letter === "'") quote = letter;
    else if (letter === '(') depth++;
    else if (letter === ')') depth--;
    else if (depth === 0) yield at;
  }
}

function invalid(expression: string): WireError {
  return new WireError('invalid selector', `not a supported XPath expression: ${expression}`);
}
