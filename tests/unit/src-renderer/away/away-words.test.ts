import { expect, test } from 'vitest';
import { asleepWords, awaySentence } from '../../../../src-renderer/away/away-words.ts';
import type { AwaySummary } from '../../../../src-shared/domain/away.ts';

const summary: AwaySummary = {
  since: '2026-11-24T18:00:00Z',
  until: '2026-11-25T07:00:00Z',
  asleepMs: 26_640_000,
  posted: 12,
  failed: 1,
  missed: 2,
  needsYou: 1,
  lines: [],
};

test('an absence is told most pressing first, leaving out what did not happen', () => {
  expect(awaySentence(summary)).toMatch(/^1 post needs you, 1 failed, 2 missed their slots,? and 12 posted$/);
  expect(awaySentence({ ...summary, needsYou: 0, failed: 0, missed: 0 })).toBe('12 posted');
  expect(awaySentence({ ...summary, needsYou: 0, failed: 0, missed: 0, posted: 0 })).toBe(
    'Nothing was posted',
  );
});

test('sleep is told in its length, and not at all where it was a moment', () => {
  expect(asleepWords(summary)).toContain('7h 24m');
  expect(asleepWords({ asleepMs: 59_000 })).toBeNull();
});
