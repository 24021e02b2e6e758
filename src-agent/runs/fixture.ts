import { findElement } from '../automation/find.ts';
import type { Fixture, Pack } from '../automation/pack/pack-format.ts';
import { recognise } from '../automation/recognise.ts';
import { viewOf } from '../automation/screen-view.ts';
import { parseSource } from '../automation/source/parse-source.ts';
import type { ScreenBounds } from '../../src-shared/domain/replay.ts';

/** What is to be seen on a stored screen; rectangles are left, top, right, bottom in pixels. */
export type Expectation = {
  readonly file: string;
  readonly screen: string | null;
  readonly app: string;
  readonly locale: string;
  readonly elements: Readonly<Record<string, readonly [number, number, number, number]>>;
  readonly decision: 'screen' | 'popup' | 'stop' | 'unknown' | 'opaque';
};

/** What a pack finds on a page source, as the answer that is expected of it from then on. */
export function expectationOf(file: string, source: string, pack: Pack): Expectation {
  const view = viewOf(parseSource(source), pack);
  const seen = recognise(view);
  const screen = nameOf(seen);
  const named = seen.kind === 'screen' ? { ...pack.elements, ...pack.screens[seen.name]?.elements } : {};
  const elements = Object.keys(named).flatMap((name): [string, [number, number, number, number]][] => {
    const finding = findElement(view, screen ?? '', name);
    return finding.found ? [[name, corners(finding.node.bounds)]] : [];
  });
  return {
    file,
    screen,
    app: pack.appPackage,
    locale: pack.locale,
    elements: Object.fromEntries(elements),
    decision: seen.kind,
  };
}

/** The same as packs hold what they expect of stored screens, and as `packs test --expect` reads it. */
export function fixtureOf({ file, decision, screen, elements }: Expectation): Fixture {
  const rectangles = Object.fromEntries(
    Object.entries(elements).map(([name, [left, top, right, bottom]]) => [
      name,
      [left, top, right, bottom] as [number, number, number, number],
    ]),
  );
  return { file, decision, ...(screen === null ? {} : { name: screen }), elements: rectangles, never: [] };
}

function nameOf(seen: ReturnType<typeof recognise>): string | null {
  if (seen.kind === 'screen') return seen.name;
  if (seen.kind === 'popup') return seen.popup.name;
  return seen.kind === 'stop' ? seen.code : null;
}

function corners({ left, top, right, bottom }: ScreenBounds): [number, number, number, number] {
  return [left, top, right, bottom];
}
