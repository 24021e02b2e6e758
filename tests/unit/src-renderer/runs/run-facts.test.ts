import { expect, test } from 'vitest';
import type { Step } from '../../../../src-shared/domain/job.ts';
import {
  countWords,
  etaWords,
  progressOf,
  statusesOf,
  timeWords,
} from '../../../../src-renderer/runs/progress.ts';
import { joinSteps, resumeAfter } from '../../../../src-renderer/runs/run-steps.ts';
import { picturesOf } from '../../../../src-renderer/runs/screens.ts';

const step = (id: number, rest: Partial<Step> = {}): Step => ({
  id,
  runId: 1,
  jobId: 1,
  attemptId: 1,
  name: 'share',
  title: 'Share',
  outcome: 'done',
  screen: null,
  selector: null,
  problem: null,
  startedAt: '2026-11-21T10:00:00.000Z',
  durationMs: 10,
  target: null,
  hasBefore: true,
  hasAfter: true,
  hasSource: false,
  prunedAt: null,
  redactedAt: null,
  ...rest,
});

test('progress counts what ended in any way, and says it most important first', () => {
  const counts = {
    pending: 2,
    running: 1,
    retrying: 0,
    completed: 4,
    failed: 1,
    cancelled: 1,
    needs_review: 1,
  };
  expect(progressOf(counts)).toMatchObject({ total: 10, posted: 4, working: 1, percent: 70 });
  expect(countWords(counts)).toBe('4 of 10 posted · 1 needs you · 1 failed · 1 cancelled');
  expect(progressOf({})).toMatchObject({ total: 0, percent: 0 });
});

test('steps are read on from the first that was still going, so that its end is seen', () => {
  const known = [step(1), step(2, { outcome: 'running' }), step(3)];
  expect(resumeAfter(known)).toBe(1);
  const joined = joinSteps(known, [step(2), step(3), step(4)]);
  expect(joined.map(({ id, outcome }) => `${id} ${outcome}`)).toEqual([
    '1 done',
    '2 done',
    '3 done',
    '4 done',
  ]);
  expect(resumeAfter(joined)).toBe(4);
  expect(resumeAfter([])).toBe(0);
});

test('a step shows what the phone looked like after it, or before when that is all there is', () => {
  const pictures = picturesOf([
    step(1),
    step(2, { hasAfter: false }),
    step(3, { hasAfter: false, hasBefore: false }),
  ]);
  expect(pictures.map(({ stepId, when, both }) => [stepId, when, both])).toEqual([
    [1, 'after', true],
    [2, 'before', false],
  ]);
});

test('a run tells how long it still takes, and that more is to come', () => {
  const now = Date.parse('2026-11-25T12:00:00Z');
  const going = {
    eta: '2026-11-25T13:05:00Z',
    more: false,
    startedAt: '2026-11-25T11:00:00Z',
    finishedAt: null,
  };
  expect(etaWords(going, now, 'en')).toBe('Done in about 1h 5m');
  expect(etaWords({ ...going, more: true }, now, 'en')).toBe('Done in about 1h 5m, more posts are planned');
  expect(etaWords({ ...going, eta: '2026-11-25T12:00:20Z' }, now, 'en')).toBe('Done in less than a minute');
  expect(etaWords({ ...going, eta: null }, now, 'en')).toBeNull();
  expect(timeWords(going, now, 'en')).toBe('1h 5m left');
  expect(timeWords({ ...going, eta: null }, now, 'en')).toBe('1h');
  const ended = { ...going, more: true, finishedAt: '2026-11-25T11:02:00Z' };
  expect(etaWords(ended, now, 'en')).toBeNull();
  expect(timeWords(ended, now, 'en')).toBe('2m');
});

test('the statuses offered are those a run has, and the chosen one even when its last post left it', () => {
  expect(statusesOf({ failed: 2, pending: 1, completed: 0 }, null)).toEqual(['pending', 'failed']);
  expect(statusesOf({ completed: 3 }, 'failed')).toEqual(['completed', 'failed']);
});
