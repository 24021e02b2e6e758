import { describe, expect, test } from 'vitest';
import { findKeychain } from '../../../../src-agent/parts/find-keychain.ts';
import { howToGet } from '../../../../src-agent/parts/how-to-get.ts';
import { inspectParts } from '../../../../src-agent/parts/inspect-parts.ts';
import { isComplete, judgeParts } from '../../../../src-agent/parts/judge-parts.ts';
import type { PartFacts } from '../../../../src-agent/parts/part-facts.ts';
import { part } from '../../../../src-shared/domain/system.ts';

const how = howToGet('linux', false);
const gone = { missing: 'it is in none of the usual places' };
const complete: PartFacts = {
  node: '24.21.0',
  sqlite: { version: '3.54.1' },
  adb: { version: '29.0.6', path: '/usr/bin/adb' },
  adbServer: { version: 'protocol 41' },
  appium: { version: '3.8.0' },
  uiautomator2: { version: '8.7.0' },
  chromium: { version: '156.0' },
  electron: { version: '45.4.1' },
  keychain: { version: 'macOS Keychain' },
  dataDir: { path: '/home/a/.local/share/switchyard', writable: true, freeBytes: 50 * 1024 ** 3 },
};
const stateOf = (facts: PartFacts, name: string) => judgeParts(facts, how).find((each) => each.name === name);

describe('judging the parts', () => {
  test('finds nothing to do on a complete computer, and says where programs are', () => {
    const parts = judgeParts(complete, how);
    expect(parts.every(({ state, how: advice }) => state === 'ok' && advice === null)).toBe(true);
    expect(isComplete(parts)).toBe(true);
    expect(stateOf(complete, 'adb')?.version).toBe('29.0.6 (/usr/bin/adb)');
    expect(stateOf(complete, 'Data directory')?.version).toBe('50.0 GB free');
  });

  test.each([
    ['Node', { node: '20.19.0' }, 'setup.mjs'],
    ['SQLite', { sqlite: gone }, 'setup.mjs'],
    ['adb', { adb: gone }, 'sudo apt-get install adb'],
    ['Appium', { appium: gone }, 'setup.mjs'],
    ['UiAutomator2 driver', { uiautomator2: gone }, 'setup.mjs'],
    ['Data directory', { dataDir: { ...complete.dataDir, writable: false } }, '--data-dir'],
    ['Data directory', { dataDir: { ...complete.dataDir, freeBytes: 5_000_000 } }, 'Free at least 1 GB'],
  ] satisfies [string, Partial<PartFacts>, string][])(
    'calls %s missing and tells what to type',
    (name, change, advice) => {
      const facts = { ...complete, ...change };
      expect(stateOf(facts, name)).toMatchObject({ state: 'missing', how: expect.stringContaining(advice) });
      expect(isComplete(judgeParts(facts, how))).toBe(false);
    },
  );

  test('does without Electron, Chromium, a keychain and a running adb server', () => {
    const parts = judgeParts(
      { ...complete, electron: gone, chromium: gone, adbServer: gone, keychain: gone },
      how,
    );
    expect(parts.filter(({ state }) => state === 'optional').map(({ name }) => name)).toEqual([
      'adb server',
      'Electron',
      'Chromium',
      'Keychain',
    ]);
    expect(parts.find(({ name }) => name === 'Keychain')?.how).toContain('--insecure-key-file');
    expect(isComplete(parts)).toBe(true);
  });

  test('accepts a disk whose free space cannot be read', () => {
    const facts = { ...complete, dataDir: { ...complete.dataDir, freeBytes: null } };
    expect(stateOf(facts, 'Data directory')).toMatchObject({ state: 'ok', version: null });
  });
});

describe('the commands to type', () => {
  test('fit the computer', () => {
    expect(howToGet('darwin', false).adb).toContain('brew install');
    expect(howToGet('linux', true).adb).not.toContain('sudo');
    expect(howToGet('win32', false).adb).toContain('PATH');
  });
});

test('inspecting this computer answers parts as the contract has them', async () => {
  const parts = await inspectParts({
    dataDir: '/nowhere/yet',
    adbPort: 1,
    platform: process.platform,
    isRoot: false,
    home: '/nowhere',
    variables: { PATH: '' },
    keychain: () => findKeychain(null, 'linux'),
  });
  expect(part.array().parse(parts)).toEqual(parts);
  expect(parts.find(({ name }) => name === 'SQLite')).toMatchObject({ state: 'ok' });
  expect(parts.find(({ name }) => name === 'adb server')?.why).toContain('it is not running');
  expect(parts.find(({ name }) => name === 'Keychain')).toMatchObject({
    state: 'optional',
    why: expect.stringContaining('switched off'),
  });
});
