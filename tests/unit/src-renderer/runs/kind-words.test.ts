import { expect, test } from 'vitest';
import { jobLabel, kindOf } from '../../../../src-renderer/runs/kind-words.ts';
import { countWords } from '../../../../src-renderer/runs/progress.ts';

test('a run is spoken of by what it does', () => {
  expect(countWords({ completed: 2, pending: 1 })).toBe('2 of 3 posted');
  expect(countWords({ completed: 2, needs_review: 1 }, 'warmup')).toBe('2 of 3 warmed up · 1 needs you');
  expect(countWords({ completed: 1 }, 'rehearsal')).toBe('1 of 1 rehearsed');
  expect(jobLabel('running', 'warmup')).toEqual({ text: 'Warming up', tone: 'busy' });
  expect(jobLabel('completed', 'rehearsal').text).toBe('Rehearsed');
  expect(jobLabel('failed', 'warmup').text).toBe('Failed');
  expect(kindOf({ kind: 'photo', rehearsal: true })).toBe('rehearsal');
  expect(kindOf({ kind: 'warmup', rehearsal: false })).toBe('warmup');
});
