import { expect, test } from 'vitest';
import { coveringOf } from '../../../../../src-agent/automation/source/covering.ts';
import { parseSource } from '../../../../../src-agent/automation/source/parse-source.ts';
import { centre } from '../../../../../src-agent/automation/source/screen-tree.ts';

const page = 'bounds="[0,0][100,200]"';

/** Which button covers the one named `below`, by id; null when a tap arrives. */
function coverOf(xml: string): string | null {
  const tree = parseSource(xml);
  const below = tree.nodes.find((node) => node.resourceId === 'below') ?? expect.fail('no such node');
  const covering = coveringOf(
    tree,
    (node) => node.resourceId === 'dimmer',
    (node) => node.resourceId === 'surface',
  );
  const cover = covering.coveredBy(below, centre(below.bounds));
  return cover === null ? null : (cover.resourceId ?? cover.packageName);
}

const below = (order = '') =>
  `<node resource-id="below" clickable="true" ${order} bounds="[10,10][30,30]"><node text="child" clickable="true" bounds="[10,10][30,30]"/></node>`;
const sheet = (order = '', bounds = '[0,0][100,100]') =>
  `<node ${order} bounds="[0,0][100,200]"><node resource-id="sheet" clickable="true" drawing-order="1" bounds="${bounds}"/></node>`;

test('with the painting order told, a clickable element that is painted later and meets the finger covers', () => {
  const wrap = (...inner: string[]) => `<node ${page}>${inner.join('')}</node>`;
  expect(coverOf(wrap(below('drawing-order="1"'), sheet('drawing-order="2"')))).toBe('sheet');
  expect(coverOf(wrap(sheet('drawing-order="2"'), below('drawing-order="1"')))).toBe('sheet');
  expect(coverOf(wrap(below('drawing-order="2"'), sheet('drawing-order="1"')))).toBeNull();
  expect(
    coverOf(wrap(below('drawing-order="1"'), sheet('drawing-order="2"', '[21,21][100,100]'))),
  ).toBeNull();
  expect(coverOf(wrap(below('drawing-order="1"'), sheet('drawing-order="2"', '[15,15][25,25]')))).toBe(
    'sheet',
  );
});

test('without the painting order, only a later element over the whole of it covers', () => {
  const wrap = (...inner: string[]) => `<node ${page}>${inner.join('')}</node>`;
  expect(coverOf(wrap(below(), sheet()))).toBe('sheet');
  expect(coverOf(wrap(sheet(), below()))).toBeNull();
  expect(coverOf(wrap(below(), sheet('', '[15,15][100,100]')))).toBeNull();
});

test('what is not clickable lets the finger through', () => {
  const glass = '<node drawing-order="2" bounds="[0,0][100,200]"/>';
  expect(coverOf(`<node ${page}>${below('drawing-order="1"')}${glass}</node>`)).toBeNull();
});

test('a modal layer covers everything outside of it, in whatever order it is listed', () => {
  const dimmer = '<node resource-id="dimmer" clickable="true" bounds="[0,0][100,200]"/>';
  expect(coverOf(`<node ${page}><node ${page}>${dimmer}</node><node ${page}>${below()}</node></node>`)).toBe(
    'dimmer',
  );
  expect(coverOf(`<node ${page}><node ${page}>${dimmer}${below()}</node></node>`)).toBeNull();
});

test('a surface that lies under everything covers nothing, though it is listed last', () => {
  const named = (id: string) => `<node resource-id="${id}" clickable="true" bounds="[0,0][100,200]"/>`;
  expect(coverOf(`<node ${page}>${below()}${named('pane')}</node>`)).toBe('pane');
  expect(coverOf(`<node ${page}>${below()}${named('surface')}</node>`)).toBeNull();
});

test('a window listed earlier lies above', () => {
  const app = `<node package="app" ${page}>${below()}</node>`;
  const dialog = (bounds: string) => `<node package="system" bounds="${bounds}"/>`;
  expect(coverOf(dialog('[0,0][50,50]') + app)).toBe('system');
  expect(coverOf(dialog('[40,40][100,200]') + app)).toBeNull();
  expect(coverOf(app + dialog('[0,0][50,50]'))).toBeNull();
});
