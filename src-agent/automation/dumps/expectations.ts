import { z } from 'zod';
import { fixture, type Fixture } from '../pack/pack-format.ts';
import type { DumpJudgement } from './judge-dump.ts';
import type { FoundElement, Rectangle } from './judge-screen.ts';

/** What is expected of stored screens, as a file holds it. */
export const expectations = z.array(fixture);

/** What is not as expected, in sentences; `wrongTaps` are touches that must not be. */
export type Disappointment = { readonly wrongTaps: readonly string[]; readonly other: readonly string[] };

/** The expectation for a file: the one whose path is its end, the longest of several. */
export function expectedOf(file: string, all: readonly Fixture[]): Fixture | null {
  const path = file.replaceAll('\\', '/');
  return (
    all
      .filter((each) => path === each.file || path.endsWith(`/${each.file}`))
      .toSorted((a, b) => b.file.length - a.file.length)[0] ?? null
  );
}

/** Compares what a screen was taken for with what it is. */
export function compareWith(judged: DumpJudgement, expected: Fixture): Disappointment {
  const found = Object.entries(judged.elements);
  const forbidden = found
    .filter(([, { at }]) => expected.never.some((area) => holds(area, at)))
    .map(([name, { at }]) => `${name} would be tapped at ${at.join()}, where nothing may be`);
  const elsewhere = Object.entries(expected.elements).flatMap(([name, area]) => {
    const element = judged.elements[name];
    return element && !isAt(element, area)
      ? [
          `${name} is at ${element.bounds.join()}${area ? `, not at ${area.join()}` : ', and must not be found'}`,
        ]
      : [];
  });
  const missing = Object.entries(expected.elements)
    .filter(([name, area]) => area !== null && judged.elements[name] === undefined)
    .map(([name]) => `${name} was not found`);
  const name = judged.decision === 'stop' ? [judged.code, judged.screen] : [judged.screen];
  const recognised =
    judged.decision === expected.decision &&
    (expected.name === undefined || name.some((each) => each === expected.name));
  return {
    wrongTaps: [...forbidden, ...elsewhere],
    other: [...(recognised ? [] : [`it is taken for ${told(judged.decision, judged.screen)}`]), ...missing],
  };
}

function told(decision: string, name: string | null): string {
  return name === null ? decision : `${decision} ${name}`;
}

function isAt({ bounds }: FoundElement, area: Rectangle | null): boolean {
  return area !== null && bounds.every((side, at) => side === area[at]);
}

function holds([left, top, right, bottom]: Rectangle, [x, y]: readonly [number, number]): boolean {
  return x >= left && x < right && y >= top && y < bottom;
}
