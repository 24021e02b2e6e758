import { expect, test } from 'vitest';
import { lotOf, randomFrom } from '../../../../src-shared/planning/random.ts';

test('the same seed and names give the same numbers on every machine', () => {
  const random = randomFrom(7, 'campaign', 'account', 3);
  expect([random(), random(), lotOf(7, 'campaign', 'account', 3)]).toMatchInlineSnapshot(`
    [
      0.6936862377915531,
      0.7546003789175302,
      0.4671730964910239,
    ]
  `);
});

test('names cannot run into each other, and every part counts', () => {
  const lots = [
    lotOf(1, 'a', 'bc'),
    lotOf(1, 'ab', 'c'),
    lotOf(1, 'abc'),
    lotOf(2, 'abc'),
    lotOf(1, 'abc', 0),
  ];
  expect(new Set(lots).size).toBe(lots.length);
});

test('numbers and lots are spread over the whole of [0, 1)', () => {
  const random = randomFrom(1, 'any');
  for (const draw of [random, (index: number) => lotOf(1, `account ${index}`)]) {
    const tenths = Array<number>(10).fill(0);
    for (let index = 0; index < 10_000; index++) {
      const tenth = Math.floor(draw(index) * 10);
      tenths[tenth] = (tenths[tenth] ?? 0) + 1;
    }
    // Within five standard deviations of 1,000.
    for (const count of tenths) expect(Math.abs(count - 1000)).toBeLessThan(150);
  }
});
