import { expect, test } from 'vitest';
import { chromiumCandidates } from '../../../../src-agent/parts/program-places.ts';

test('the Chromium the person named comes first, and macOS keeps it in Applications', () => {
  const places = chromiumCandidates({
    platform: 'darwin',
    env: { SWITCHYARD_CHROMIUM: '/my/chromium', PATH: '' },
  });
  expect(places[0]).toBe('/my/chromium');
  expect(places).toContain('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome');
});

test('on the PATH, an empty entry is not the working directory', () => {
  const places = chromiumCandidates({ platform: 'linux', env: { PATH: '/first::/second' } });
  expect(places[0]).toBe('/first/chromium');
  expect(places).toContain('/second/google-chrome');
  expect(places.every((place) => place.startsWith('/'))).toBe(true);
});
