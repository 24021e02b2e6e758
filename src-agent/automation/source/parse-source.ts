import { Parser } from 'htmlparser2';
import type { Bounds, ScreenNode, ScreenTree } from './screen-tree.ts';

/** A screen of a real app has some hundred nodes; what is beyond these limits is not a screen. */
const maxCharacters = 8_000_000;
const maxNodes = 20_000;
const maxDepth = 300;

/** Descriptions that are a resource number nobody resolved; the number changes with every version of the app. */
const unresolved = /^@\d+$/;
const boundsFormat = /^\[(-?\d{1,9}),(-?\d{1,9})\]\[(-?\d{1,9}),(-?\d{1,9})\]$/;
const iosPrefix = 'XCUIElementType';
/** Kinds of elements on an iPhone that take a tap. */
const tappable =
  /^XCUIElementType(Button|Cell|Icon|Image|Key|Link|MenuItem|SearchField|SecureTextField|Switch|TextField|TextView|Toggle)$/;
const nowhere: Bounds = { left: 0, top: 0, right: 0, bottom: 0 };

type Growing = Omit<ScreenNode, 'children'> & { readonly children: Growing[] };
type Attributes = Readonly<Record<string, string>>;

/**
 * Reads a page source: Appium's (elements named for their class), uiautomator's (`<node class=…>`), or an iPhone's. Never
 * throws: what is malformed is read as far as it makes sense, and nothing readable gives an empty tree.
 */
export function parseSource(source: string): ScreenTree {
  const roots: Growing[] = [];
  const nodes: Growing[] = [];
  const open: (Growing | null)[] = [];
  let truncated = source.length > maxCharacters;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const parent = open.findLast((node) => node !== null) ?? null;
        if (name === 'hierarchy' || name.startsWith('?') || name.startsWith('!')) {
          open.push(null);
          return;
        }
        if (nodes.length >= maxNodes || open.length >= maxDepth) {
          truncated = true;
          open.push(null);
          return;
        }
        const siblings = parent?.children ?? roots;
        const node = name.startsWith(iosPrefix)
          ? readIosNode(name, attributes, parent, siblings.length)
          : readNode(name, attributes, parent, siblings.length);
        siblings.push(node);
        nodes.push(node);
        open.push(node);
      },
      onclosetag() {
        open.pop();
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(truncated ? source.slice(0, maxCharacters) : source);
  parser.end();
  return {
    roots,
    nodes,
    width: Math.max(0, ...roots.map((root) => root.bounds.right)),
    height: Math.max(0, ...roots.map((root) => root.bounds.bottom)),
    truncated,
  };
}

function readNode(name: string, attributes: Attributes, parent: Growing | null, position: number): Growing {
  const read = (key: string): string | null => {
    const value = Object.hasOwn(attributes, key) ? attributes[key] : undefined;
    return value === undefined || value === '' ? null : value;
  };
  const is = (key: string, fallback: boolean): boolean => {
    const value = read(key);
    return value === null ? fallback : value === 'true';
  };
  const description = read('content-desc');
  const order = Number(read('drawing-order') ?? Number.NaN);
  return {
    className: read('class') ?? (name === 'node' ? '' : name),
    resourceId: read('resource-id'),
    text: read('text'),
    showsHint: is('showing-hint', false),
    description: description !== null && unresolved.test(description) ? null : description,
    packageName: read('package') ?? parent?.packageName ?? '',
    bounds: readBounds(read('bounds')),
    clickable: is('clickable', false),
    enabled: is('enabled', true),
    selected: is('selected', false),
    checked: is('checked', false),
    focused: is('focused', false),
    displayed: is('displayed', is('visible-to-user', true)),
    drawingOrder: Number.isSafeInteger(order) ? order : null,
    path: parent ? `${parent.path}.${position}` : String(position),
    parent,
    children: [],
  };
}

/** An iPhone's element: its identifier is what apps call it, places are in points, and there is no order of painting. */
function readIosNode(
  name: string,
  attributes: Attributes,
  parent: Growing | null,
  position: number,
): Growing {
  const read = (key: string): string | null => attributes[key] || null;
  const number = (key: string): number => Math.trunc(Number(attributes[key] ?? 0)) || 0;
  const left = number('x');
  const top = number('y');
  const label = read('label');
  return {
    className: name,
    resourceId: read('name'),
    text: read('value') ?? label,
    showsHint: false,
    description: label,
    packageName: read('bundleId') ?? parent?.packageName ?? '',
    bounds: { left, top, right: left + number('width'), bottom: top + number('height') },
    clickable: tappable.test(name),
    enabled: attributes['enabled'] !== 'false',
    selected: attributes['selected'] === 'true',
    checked: attributes['selected'] === 'true',
    focused: attributes['focused'] === 'true',
    displayed: attributes['visible'] !== 'false',
    drawingOrder: null,
    path: parent ? `${parent.path}.${position}` : String(position),
    parent,
    children: [],
  };
}

function readBounds(text: string | null): Bounds {
  const found = text === null ? null : boundsFormat.exec(text);
  if (!found) return nowhere;
  const [left = 0, top = 0, right = 0, bottom = 0] = found.slice(1).map(Number);
  return { left, top, right, bottom };
}
