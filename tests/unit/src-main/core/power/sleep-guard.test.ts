import { expect, it } from 'vitest';
import { SleepGuard } from '../../../../../src-main/core/power/sleep-guard.ts';

it('holds one block while runs are going and gives it back after the last, and at its end', () => {
  const calls: string[] = [];
  let id = 0;
  const guard = new SleepGuard({
    start: (type) => {
      id += 1;
      calls.push(`start ${type} ${id}`);
      return id;
    },
    stop: (which) => calls.push(`stop ${which}`),
  });
  for (const runs of [0, 1, 3, 2, 0, 0, 1]) guard.update(runs);
  expect(calls).toEqual(['start prevent-app-suspension 1', 'stop 1', 'start prevent-app-suspension 2']);
  guard[Symbol.dispose]();
  guard[Symbol.dispose]();
  expect(calls.slice(3)).toEqual(['stop 2']);
});
