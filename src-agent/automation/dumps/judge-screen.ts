import { assertNever } from '../../../src-shared/assert-never.ts';
import type { ProblemCode } from '../../../src-shared/domain/problem.ts';
import { find, findElement } from '../find.ts';
import type { Finding } from '../find.ts';
import type { Pack, Popup, Selector } from '../pack/pack-format.ts';
import { recognise } from '../recognise.ts';
import type { ScreenView } from '../screen-view.ts';

/** Left, top, right, bottom in pixels. */
export type Rectangle = readonly [number, number, number, number];

/** An element that would be tapped or read; `at` is where a tap would land. */
export type FoundElement = {
  readonly bounds: Rectangle;
  readonly at: readonly [number, number];
  readonly by: Selector['kind'];
  readonly score: number;
};

/** What one screen is to one pack, and where it would be touched. */
export type ScreenJudgement = {
  readonly decision: 'screen' | 'popup' | 'stop' | 'unknown' | 'opaque';
  /** Name of the screen, the dialog or the stop. */
  readonly screen: string | null;
  /** What a stop means. */
  readonly code: ProblemCode | null;
  /** Every screen whose description fits, where several do. */
  readonly candidates: readonly string[];
  readonly elements: Readonly<Record<string, FoundElement>>;
  /** Elements the pack has an id for, found by something else. */
  readonly fellBack: readonly string[];
};

/** Recognises a screen and looks up every element the pack knows on it; on stops and strange screens none is. */
export function judgeScreen(view: ScreenView): ScreenJudgement {
  const seen = recognise(view);
  const nothing = { code: null, candidates: [], elements: {}, fellBack: [] };
  switch (seen.kind) {
    case 'stop':
      return { ...nothing, decision: 'stop', screen: seen.name, code: seen.code };
    case 'unknown':
      return { ...nothing, decision: 'unknown', screen: null, candidates: seen.candidates };
    case 'opaque':
      return { ...nothing, decision: 'opaque', screen: null };
    case 'popup':
      return {
        ...nothing,
        decision: 'popup',
        screen: seen.popup.name,
        ...lookedUp([['action', safeAction(view, seen.popup)]]),
      };
    case 'screen':
      return { ...nothing, decision: 'screen', screen: seen.name, ...lookedUp(elementsOf(view, seen.name)) };
    default:
      return assertNever(seen);
  }
}

/** Every element the pack knows on a screen; null: on any. */
export function elementNames(pack: Pack, screen: string | null): string[] {
  const own = screen === null ? undefined : pack.screens[screen]?.elements;
  return [...new Set([...Object.keys(own ?? {}), ...Object.keys(pack.elements)])];
}

function elementsOf(view: ScreenView, screen: string): [string, Finding][] {
  return elementNames(view.pack, screen).map((name) => [name, findElement(view, screen, name)]);
}

function safeAction(view: ScreenView, { action }: Popup): Finding {
  return 'tap' in action ? find(view, action.tap) : { found: false, why: 'left by the back key' };
}

function lookedUp(findings: readonly (readonly [string, Finding])[]) {
  const elements: Record<string, FoundElement> = {};
  const fellBack: string[] = [];
  for (const [name, finding] of findings) {
    if (!finding.found) continue;
    const { left, top, right, bottom } = finding.node.bounds;
    const { x, y } = finding.tapPoint;
    elements[name] = {
      bounds: [left, top, right, bottom],
      at: [x, y],
      by: finding.by,
      score: finding.score,
    };
    if (finding.by !== 'id' && finding.refused.some(({ kind }) => kind === 'id')) fellBack.push(name);
  }
  return { elements, fellBack };
}
