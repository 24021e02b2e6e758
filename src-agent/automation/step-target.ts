import type { StepTarget } from '../../src-shared/domain/replay.ts';
import type { Choice } from './choosing.ts';
import type { Parameters } from './match.ts';

/** The element a step pressed, as the record of the step tells of it. */
export function pressed(
  element: string,
  { finding, look }: Extract<Choice, { kind: 'chosen' }>,
  parameters: Parameters = {},
): StepTarget {
  const { node, tapPoint, score, matched } = finding;
  return {
    kind: 'element',
    element,
    screen: look.screen ?? '',
    parameters: { ...parameters },
    bounds: node.bounds,
    point: tapPoint,
    score,
    matched,
  };
}
