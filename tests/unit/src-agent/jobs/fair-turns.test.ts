import { array, assert, integer, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { FairTurns, turnOfTheOldest } from '../../../../src-agent/jobs/fair-turns.ts';

test('the higher priority goes first, within it the runs in turn, within a run whoever waited longest', () => {
  const turns = new FairTurns();
  const heads = [
    { id: 1, runId: 1, priority: 0, readyAt: 1 },
    { id: 2, runId: 2, priority: 0, readyAt: 5 },
    { id: 3, runId: 3, priority: 1, readyAt: 9 },
  ];
  const order = ['', '', '', ''].map((_, turn) => {
    const chosen = turns.choose(turn === 0 ? heads : heads.slice(0, 2));
    turns.took(chosen?.runId ?? 0);
    return chosen?.id;
  });
  expect(order).toEqual([3, 1, 2, 1]);
  expect(turns.choose([])).toBeUndefined();
});

test('whatever else becomes ready, every lane is claimed within eight claims for each that waited longer', () => {
  const lane = record({ runId: integer({ min: 1, max: 5 }), priority: integer({ min: -1, max: 1 }) });
  assert(
    property(
      array(lane, { minLength: 1, maxLength: 30 }),
      array(lane, { minLength: 1, maxLength: 10 }),
      (waiting, later) => {
        const turns = new FairTurns();
        const ready = waiting.map((each, index) => ({ ...each, id: index, readyAt: index }));
        const bound = turnOfTheOldest * (waiting.length + 1);
        for (let claims = 0; ready.some(({ id }) => id < waiting.length); claims += 1) {
          expect(claims).toBeLessThan(bound);
          // Ever more come after it, and those that had their turn come back to the end of the line.
          const next = later[claims % later.length] ?? waiting[0];
          if (next !== undefined) ready.push({ ...next, id: 1000 + claims, readyAt: 1000 + claims });
          const chosen = turns.choose(ready);
          if (chosen === undefined) return;
          turns.took(chosen.runId);
          ready.splice(ready.indexOf(chosen), 1);
        }
      },
    ),
    { numRuns: 100 },
  );
});
