import type { ScreenNode, ScreenTree } from '../../automation/source/screen-tree.ts';
import type { Pseudonyms } from './pseudonyms.ts';

/** Attributes that describe the element, not what a person wrote. */
const structure = new Set(['class', 'package', 'resource-id', 'bounds', 'index', 'drawing-order', 'type']);
const attribute = /([\w:.-]+)(\s*=\s*)("[^"]*"|'[^']*')/gu;
const between = />[^<]+</gu;
/** Ids of elements that show who somebody is. */
const naming =
  /user_?name|handle|full_?name|display_?name|profile_?name|nick_?name|author|biography|row_user|account_row|e_?mail|phone_?number/i;
/** Longer texts are sentences, in which the names themselves are looked for. */
const longestName = 60;

/** The texts of elements that show who somebody is: their ids say so. */
export function namesOn(tree: ScreenTree): string[] {
  return tree.nodes
    .filter(isNaming)
    .flatMap(({ text, description }) => [text, description])
    .filter((name): name is string => name !== null && name.trim().length >= 2 && name.length <= longestName);
}

/** The elements whose place on the picture has to be filled. */
export function namingNodes(tree: ScreenTree, names: Pseudonyms): ScreenNode[] {
  return tree.nodes.filter(
    (node) =>
      (isNaming(node) && (node.text !== null || node.description !== null)) ||
      names.holds(node.text ?? '') ||
      names.holds(node.description ?? ''),
  );
}

/** A page source with made-up names; what is malformed in it stays so. */
export function redactSource(source: string, names: Pseudonyms): string {
  return source
    .replaceAll(attribute, (whole, name: string, equals: string, quoted: string) => {
      if (structure.has(name)) return whole;
      const said = decoded(quoted.slice(1, -1));
      const replaced = names.replace(said);
      return replaced === said ? whole : `${name}${equals}"${encoded(replaced)}"`;
    })
    .replaceAll(between, (text) => names.replace(text));
}

function isNaming({ resourceId }: ScreenNode): boolean {
  return resourceId !== null && naming.test(resourceId.split('/').at(-1) ?? '');
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decoded(text: string): string {
  return text.replaceAll(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos));/giu,
    (whole, ten, hex, name) => {
      if (typeof name === 'string') return entities[name.toLowerCase()] ?? whole;
      const code = typeof ten === 'string' ? Number(ten) : Number.parseInt(String(hex), 16);
      return code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole;
    },
  );
}

function encoded(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;');
}
