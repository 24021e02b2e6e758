import { describe, expect, it } from 'vitest';
import { afterCrash, noCrashes } from '../../../../../src-main/core/agent/restart-policy.ts';

const minute = 60_000;

describe('afterCrash', () => {
  it('waits longer each time, up to a minute, while crashes are too far apart to give up', () => {
    let history = noCrashes;
    const waits: unknown[] = [];
    for (let count = 0; count < 8; count += 1) {
      const result = afterCrash(history, { at: count * 3 * minute, ranFor: 3 * minute, reason: 'x' });
      history = result.history;
      waits.push(result.decision.kind === 'restart' ? result.decision.afterMilliseconds / 1000 : 'gave up');
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
  });

  it('starts over with a second after ten sound minutes', () => {
    const history = { recent: [0], inARow: 6 };
    expect(afterCrash(history, { at: 11 * minute, ranFor: 10 * minute, reason: 'x' })).toEqual({
      history: { recent: [11 * minute], inARow: 1 },
      decision: { kind: 'restart', afterMilliseconds: 1000 },
    });
  });

  it('gives up at the fifth crash within ten minutes and says why', () => {
    const history = { recent: [0, 1, 2, 3], inARow: 4 };
    expect(
      afterCrash(history, { at: 10 * minute - 1, ranFor: 0, reason: 'it ended with code 7' }).decision,
    ).toEqual({
      kind: 'give-up',
      sentence: 'The agent stopped 5 times in 10 minutes: it ended with code 7',
    });
    expect(afterCrash(history, { at: 10 * minute, ranFor: 0, reason: '' }).decision.kind).toBe('restart');
  });
});
