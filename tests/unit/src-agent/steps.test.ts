import { expect, test } from 'vitest';
import { doAtOnce, doGently, type Steps } from '../../../src-agent/steps.ts';

function* work(log: string[]): Steps<string> {
  for (const part of ['one', 'two']) {
    log.push(part);
    yield;
  }
  return 'done';
}

test('between two steps others get their turn, and the result comes out', async () => {
  const log: string[] = [];
  setImmediate(() => log.push('another'));
  expect(await doGently(work(log))).toBe('done');
  expect(log).toEqual(['one', 'another', 'two']);
  expect(doAtOnce(work(log))).toBe('done');
});
