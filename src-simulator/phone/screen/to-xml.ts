import { resourceId } from './hit.ts';
import { screenSize, type Flag, type UiNode } from './node.ts';
import type { ScreenView } from './window.ts';

/** The page source as Appium's UiAutomator2 server writes it: the class is the element's name. */
export function toXml(view: ScreenView): string {
  const parts = [
    "<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n",
    `<hierarchy index="0" class="hierarchy" rotation="0" width="${screenSize.width}" height="${screenSize.height}">\n`,
  ];
  writeNode(view.root, 0, 1, view.packageName, parts);
  parts.push('</hierarchy>');
  return parts.join('');
}

/** Every attribute of a view by the name that page sources and element queries use. */
export function attributesOf(view: UiNode, index: number, packageName: string): Record<string, string> {
  const flag = (name: Flag) => String(view.flags.has(name));
  const { left, top, right, bottom } = view.bounds;
  return {
    index: String(index),
    package: packageName,
    class: view.className,
    text: view.text,
    ...(view.description === '' ? {} : { 'content-desc': view.description }),
    ...(view.id === '' ? {} : { 'resource-id': resourceId(view, packageName) }),
    checkable: flag('checkable'),
    checked: flag('checked'),
    clickable: flag('clickable'),
    enabled: String(!view.flags.has('disabled')),
    focusable: flag('focusable'),
    focused: flag('focused'),
    'long-clickable': flag('long-clickable'),
    password: flag('password'),
    scrollable: String(view.scroll !== null),
    selected: flag('selected'),
    bounds: `[${left},${top}][${right},${bottom}]`,
    displayed: 'true',
    ...(view.hint === '' ? {} : { hint: view.hint }),
  };
}

function writeNode(view: UiNode, index: number, depth: number, packageName: string, parts: string[]): void {
  const indent = '  '.repeat(depth);
  const attributes = Object.entries(attributesOf(view, index, packageName))
    .map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`)
    .join('');
  if (view.children.length === 0) {
    parts.push(`${indent}<${view.className}${attributes} />\n`);
    return;
  }
  parts.push(`${indent}<${view.className}${attributes}>\n`);
  view.children.forEach((child, at) => writeNode(child, at, depth + 1, packageName, parts));
  parts.push(`${indent}</${view.className}>\n`);
}

function escapeAttribute(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;');
}
