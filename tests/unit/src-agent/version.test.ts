import { expect, test } from 'vitest';
import { compareVersions, isVersion } from '../../../src-agent/version.ts';

test('versions are compared part by part as numbers', () => {
  expect(['300.1', '99', '300', '300.0.10', '300.0.9'].toSorted(compareVersions)).toEqual([
    '99',
    '300',
    '300.0.9',
    '300.0.10',
    '300.1',
  ]);
});

test('one version is older than another by its first differing number', () => {
  expect(compareVersions('9.10.0', '10.6.6')).toBeLessThan(0);
  expect(compareVersions('10.6.6', '10.6.6')).toBe(0);
  expect(compareVersions('10.6', '10.6.1')).toBeLessThan(0);
  expect(compareVersions('11.0.0', '10.6.6')).toBeGreaterThan(0);
});

test('what follows the numbers does not make a version older', () => {
  expect(compareVersions('8.0.9-beta', '8.0.9')).toBe(0);
  expect([isVersion('8.0.9-beta'), isVersion('beta')]).toEqual([true, false]);
});
