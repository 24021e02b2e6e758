import { join } from 'node:path';
import { expect, test } from 'vitest';
import { chooseRootKey } from '../../../../src-agent/vault/choose-root-key.ts';
import type { AskKeychain, KeychainAnswer } from '../../../../src-agent/vault/keychain-wire.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

/** A keychain with entries by account. */
function keychain(): { ask: AskKeychain; entries: Map<string, string> } {
  const entries = new Map<string, string>();
  return {
    entries,
    ask: (request) => {
      if (request.type === 'probe') return Promise.resolve({ ok: true, secret: '' });
      const secret = entries.get(request.account) ?? request.candidate;
      entries.set(request.account, secret);
      return Promise.resolve({ ok: true, secret });
    },
  };
}

const failing = (reason: string) => (): Promise<KeychainAnswer> => Promise.resolve({ ok: false, reason });
const choose = (dataDir: string, ask: AskKeychain | null, keyFile: string | null = null) =>
  chooseRootKey({ dataDir, keyFile, ask, platform: 'darwin' });

test('the keychain keeps one key for each data folder', async () => {
  using one = temporaryFolder();
  using other = temporaryFolder();
  const { ask, entries } = keychain();
  const first = await choose(join(one.path, 'new'), ask);
  expect(first).toMatchObject({
    ok: true,
    key: { protection: 'keychain', keeper: 'macOS Keychain', advice: null },
  });
  expect(await choose(join(one.path, 'new'), ask)).toEqual(first);
  expect(await choose(other.path, ask)).not.toEqual(first);
  expect(entries.size).toBe(2);
});

test('a key file is used where one is named, and the keychain is not asked', async () => {
  using place = temporaryFolder();
  const { ask, entries } = keychain();
  expect(await choose(place.path, ask, join(place.path, 'key'))).toMatchObject({
    ok: true,
    key: { protection: 'key_file' },
  });
  expect(entries.size).toBe(0);
});

test.each([
  [
    'Platform failure: DBus error: org.freedesktop.DBus.Error.NotSupported',
    'no keyring runs in this session',
  ],
  ['Cannot find native binding. npm has a bug', 'is not installed'],
  ['the keychain did not answer in time', 'did not answer in time'],
])('without a keychain (%s) secrets last for this run, with why and what to do', async (reason, words) => {
  using place = temporaryFolder();
  const answer = await choose(place.path, failing(reason));
  expect(answer).toMatchObject({ ok: true, key: { protection: 'this_run' } });
  const advice = answer.ok ? answer.key.advice : '';
  expect(advice).toContain('cannot be read after Switchyard ends');
  expect(advice).toContain(words);
  expect(advice).toContain('--insecure-key-file FILE');
});

test('a keychain that is switched off is not asked, and what it keeps that is no key is not used', async () => {
  using place = temporaryFolder();
  expect(await choose(place.path, null)).toMatchObject({ key: { protection: 'this_run' } });
  const strange: AskKeychain = () => Promise.resolve({ ok: true, secret: 'hunter2' });
  expect(await choose(place.path, strange)).toMatchObject({ key: { protection: 'this_run' } });
});
