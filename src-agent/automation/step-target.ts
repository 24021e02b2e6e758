import type { StepTarget } from '../../src-shared/domain/replay.ts';
import type { Choice } from './choosing.ts';
import type { Parameters } from './match.ts';

/** What a step touched and the page source it was chosen on, for the record of the step. */
export type Touched = { readonly basis: string; readonly target: StepTarget };

/** The element a step pressed. */
export function touched(
  element: string,
  { finding, look }: Extract<Choice, { kind: 'chosen' }>,
  parameters: Parameters = {},
): Touched {
  const { node, tapPoint, score, matched } = finding;
  return {
    basis: look.source,
    target: {
      kind: 'element',
      element,
      screen: look.screen ?? '',
      parameters: { ...parameters },
      bounds: node.bounds,
      point: tapPoint,
      score,
      matched,
    },
  };
}
