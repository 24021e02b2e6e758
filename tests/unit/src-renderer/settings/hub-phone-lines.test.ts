import { expect, test } from 'vitest';
import { readPhoneLines, writePhoneLines } from '../../../../src-renderer/settings/hub-phone-lines.ts';

test('phones are read one a line, and written the same', () => {
  const text = 'R58M1, Shelf 3, instagram 410.0.0.53.71, tiktok 46.4.3\nR58M2, Shelf 4, threads 411.0';
  const typed = readPhoneLines(`\n${text}\n`);
  expect(typed).toEqual({
    phones: [
      { udid: 'R58M1', name: 'Shelf 3', apps: { instagram: '410.0.0.53.71', tiktok: '46.4.3' } },
      { udid: 'R58M2', name: 'Shelf 4', apps: { threads: '411.0' } },
    ],
  });
  expect('phones' in typed && writePhoneLines(typed.phones)).toBe(text);
});

test.each([
  ['R58M1', /Line 1 needs the udid/],
  ['R58M1, Shelf', /at least one app/],
  ['R58M1, Shelf, instagram latest', /such as instagram 410/],
  ['R58M1, Shelf, facebook 1.0', /write “facebook 1\.0”/],
  ['A, One, tiktok 46.4.3\nA, Two, tiktok 46.4.3', /Line 2 names A again/],
])('%s is told what is wrong', (text, words) => {
  const typed = readPhoneLines(text);
  expect('wrong' in typed && typed.wrong).toMatch(words);
});
