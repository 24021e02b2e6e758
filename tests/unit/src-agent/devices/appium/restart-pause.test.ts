import { expect, test } from 'vitest';
import { countCrash, restartPause } from '../../../../../src-agent/devices/appium/restart-pause.ts';

test('the first crash costs no time, each further one doubles the wait up to half a minute', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 8, 60].map(restartPause)).toEqual([
    0, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000,
  ]);
});

test('a minute of life makes a crash the first one again', () => {
  expect([countCrash(0, 10), countCrash(4, 59_999), countCrash(4, 60_000)]).toEqual([1, 5, 1]);
});
