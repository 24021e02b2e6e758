import { describe, expect, it, test } from 'vitest';
import type { NewProfile } from '../../../../src-shared/domain/profile.ts';
import { misfits, readUserAgent } from '../../../../src-agent/profiles/profile-fit.ts';
import { profileTemplates } from '../../../../src-agent/profiles/profile-templates.ts';

const [windows, , android] = profileTemplates(150).map((template): NewProfile => ({
  ...template,
  name: 'A',
}));
if (windows === undefined || android === undefined) throw new Error('templates are missing');

const fields = (profile: NewProfile) => misfits(profile).map(({ path }) => path);
const print = (profile: NewProfile, change: Partial<NewProfile['fingerprint']>): NewProfile => ({
  ...profile,
  fingerprint: { ...profile.fingerprint, ...change },
});

test.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/150.0.0.0 Safari/537.36', 'Windows', false, 150],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Chrome/99.0.0.0 Safari/537.36', 'macOS', false, 99],
  ['Mozilla/5.0 (X11; Linux x86_64) Chrome/150.0.0.0 Safari/537.36', 'Linux', false, 150],
  ['Mozilla/5.0 (Linux; Android 10; K) Chrome/150.0.0.0 Mobile Safari/537.36', 'Android', true, 150],
  ['Mozilla/5.0 (Linux; Android 10; K) Chrome/150.0.0.0 Safari/537.36', 'Android', false, 150],
  ['curl/8.9 and nothing else', null, false, null],
])('%s is read', (userAgent, platform, mobile, chromeMajor) => {
  expect(readUserAgent(userAgent)).toEqual({ platform, mobile, chromeMajor });
});

describe('what does not fit together in a profile', () => {
  it('is nothing in the templates', () => {
    expect([...fields(windows), ...fields(android)]).toEqual([]);
  });

  it('is told at its field', () => {
    expect(fields(print(windows, { platform: 'macOS' }))).toEqual(['fingerprint.platform']);
    expect(fields(print(windows, { mobile: true, touch: true }))).toEqual([
      'fingerprint.mobile',
      'fingerprint.mobile',
    ]);
    expect(fields(print(android, { touch: false }))).toEqual(['fingerprint.touch']);
    expect(fields(print(windows, { model: 'Pixel 8' }))).toEqual(['fingerprint.model']);
    expect(fields({ ...windows, locale: 'xq-QX' })).toEqual(['locale']);
    expect(fields({ ...windows, userAgent: 'Mozilla/5.0 (Windows NT 10.0) Firefox/140.0' })).toEqual([
      'userAgent',
    ]);
  });
});
