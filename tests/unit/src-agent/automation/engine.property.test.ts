import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Arbitrary,
  array,
  assert,
  boolean,
  constantFrom,
  integer,
  nat,
  property,
  record,
  tuple,
} from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dumpJudge } from '../../../../src-agent/automation/dumps/judge-dump.ts';
import { find } from '../../../../src-agent/automation/find.ts';
import { loadPacks } from '../../../../src-agent/automation/pack/load-packs.ts';
import { pack } from '../../../../src-agent/automation/pack/pack-format.ts';
import { viewOf } from '../../../../src-agent/automation/screen-view.ts';
import { parseSource } from '../../../../src-agent/automation/source/parse-source.ts';
import type { ScreenNode } from '../../../../src-agent/automation/source/screen-tree.ts';
import { containsPoint, isWithin } from '../../../../src-agent/automation/source/screen-tree.ts';
import { uiDumps, uiDumpsAbsent } from '../../../support/ui-dumps.ts';

const packs = await loadPacks(new URL('../../../../resources/packs', import.meta.url).pathname);

const anyPack = pack.parse({
  format: 1,
  platform: 'instagram',
  appName: 'App',
  appPackage: 'app',
  versions: { from: '1', before: '2' },
  locale: 'en',
  stops: [{ name: 'stop', code: 'challenge', requires: [{ text: 'stop' }] }],
  screens: {},
});

type Thing = {
  readonly wanted: boolean;
  readonly clickable: boolean;
  readonly enabled: boolean;
  readonly displayed: boolean;
  readonly order: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly parent: number;
};

const thing: Arbitrary<Thing> = record({
  wanted: boolean(),
  clickable: boolean(),
  enabled: boolean(),
  displayed: boolean(),
  order: nat(9),
  left: integer({ min: -20, max: 110 }),
  top: integer({ min: -20, max: 210 }),
  width: nat(80),
  height: nat(80),
  parent: nat(100),
});
/** A screen of one window whose things lie in each other and over each other as chance has it. */
function sourceOf(things: readonly Thing[]): string {
  const children = new Map<number, number[]>();
  for (const [at, { parent }] of things.entries()) {
    const below = at === 0 ? -1 : parent % (at + 1) === at ? -1 : parent % (at + 1);
    children.set(below, [...(children.get(below) ?? []), at]);
  }
  const write = (at: number): string => {
    const each = things[at];
    if (!each) return '';
    const inner = (children.get(at) ?? []).map(write).join('');
    const bounds = `[${each.left},${each.top}][${each.left + each.width},${each.top + each.height}]`;
    return `<node package="app" resource-id="app:id/${each.wanted ? 'wanted' : 'other'}" clickable="${each.clickable}" enabled="${each.enabled}" displayed="${each.displayed}" drawing-order="${each.order}" bounds="${bounds}">${inner}</node>`;
  };
  return `<hierarchy><node package="app" bounds="[0,0][100,200]">${(children.get(-1) ?? []).map(write).join('')}</node></hierarchy>`;
}

/** All that is painted, in that order. */
function painted(node: ScreenNode): ScreenNode[] {
  const inOrder = node.children.toSorted((a, b) => (a.drawingOrder ?? 0) - (b.drawingOrder ?? 0));
  return [node, ...inOrder.flatMap(painted)];
}

test('what is found is enabled, lies on the screen, and nothing that is painted over it takes the tap', () => {
  let found = 0;
  assert(
    property(array(thing, { minLength: 1, maxLength: 14 }), constantFrom('only', 'first'), (things, pick) => {
      const tree = parseSource(sourceOf(things));
      const finding = find(viewOf(tree, anyPack), [
        { kind: 'id', match: { id: 'wanted' }, pick },
        { kind: 'id', match: { class: 'node' }, pick: 'only' },
        { kind: 'geometry', match: { region: { left: 0, top: 0, right: 1, bottom: 1 } }, pick },
      ]);
      if (!finding.found) return;
      found += 1;
      const { node, tapPoint } = finding;
      expect(node.enabled && node.displayed).toBe(true);
      expect(containsPoint({ left: 0, top: 0, right: tree.width, bottom: tree.height }, tapPoint)).toBe(true);
      const order = tree.roots.flatMap(painted);
      const above = order.slice(order.indexOf(node)).filter((other) => !isWithin(other, node));
      const taking = above.filter((other) => other.clickable && other.displayed);
      expect(taking.filter((other) => containsPoint(other.bounds, tapPoint))).toEqual([]);
    }),
    { numRuns: 600 },
  );
  expect(found).toBeGreaterThan(100);
});

describe.skipIf(uiDumpsAbsent)(
  `real screens, cut and changed${uiDumpsAbsent ? ` (${uiDumpsAbsent})` : ''}`,
  () => {
    const judge = dumpJudge(packs);
    const files = uiDumpsAbsent
      ? []
      : readdirSync(uiDumps, { recursive: true, encoding: 'utf8' })
          .filter((name) => name.endsWith('.xml'))
          .map((name) => readFileSync(join(uiDumps, name)));

    test('never throw, and no disabled or hidden element is ever found', () => {
      assert(
        property(
          nat(files.length - 1),
          nat(200_000),
          array(tuple(nat(200_000), nat(255)), { maxLength: 20 }),
          (which, length, changes) => {
            const bytes = Uint8Array.from(files[which] ?? []).slice(0, length);
            for (const [at, byte] of changes) if (bytes.length > 0) bytes[at % bytes.length] = byte;
            const judged = judge('x.xml', bytes);
            expect(judged.crash).toBeNull();
            if (judged.decision !== 'screen' && judged.decision !== 'popup')
              expect(judged.elements).toEqual({});
          },
        ),
        { numRuns: 250 },
      );
    });

    test('with every element disabled or hidden give nothing to tap', () => {
      for (const bytes of files)
        for (const [from, to] of [
          ['enabled="true"', 'enabled="false"'],
          ['bounds="[', 'displayed="false" bounds="['],
        ] as const) {
          const changed = bytes
            .toString('utf8')
            .replaceAll(/ displayed="[a-z]*"/g, '')
            .replaceAll(from, to);
          expect(judge('x.xml', new TextEncoder().encode(changed)).elements).toEqual({});
        }
    });
  },
);
