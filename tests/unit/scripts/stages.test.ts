import { describe, expect, test } from 'vitest';

type Counts = { passed: number; failed: number; skipped: number };
const { vitestCounts, lastLine } = (await import(
  new URL('../../../scripts/stages.mjs', import.meta.url).href
)) as {
  vitestCounts: (report: object | null, exitCode: number) => Counts;
  lastLine: (results: Counts[]) => string;
};

const report = (change: object = {}) => ({
  numPassedTests: 10,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [],
  ...change,
});

describe('counting a vitest run', () => {
  test('takes the numbers of its report', () => {
    const counted = vitestCounts(report({ numFailedTests: 2, numPendingTests: 1, numTodoTests: 3 }), 1);
    expect(counted).toEqual({ passed: 10, failed: 2, skipped: 4 });
  });

  test('never calls a run good that did not end well', () => {
    expect(vitestCounts(null, 0).failed).toBe(1);
    expect(vitestCounts(null, 1).failed).toBe(1);
    expect(vitestCounts(report(), 1).failed).toBe(1);
    expect(vitestCounts(report(), 0).failed).toBe(0);
  });

  test('counts a file that could not be loaded, but not a file whose tests failed twice', () => {
    const unloaded = { status: 'failed', assertionResults: [] };
    const failing = { status: 'failed', assertionResults: [{ status: 'failed' }] };
    expect(vitestCounts(report({ testResults: [unloaded] }), 1).failed).toBe(1);
    expect(vitestCounts(report({ numFailedTests: 1, testResults: [failing, unloaded] }), 1).failed).toBe(2);
  });
});

test('the last line sums everything, and names what was skipped only when something was', () => {
  const one = { passed: 1, failed: 0, skipped: 0 };
  expect(lastLine([one, { passed: 40, failed: 2, skipped: 0 }])).toBe('41 passed, 2 failed');
  expect(lastLine([one, { passed: 3, failed: 0, skipped: 2 }])).toBe('4 passed, 0 failed, 2 skipped');
});
