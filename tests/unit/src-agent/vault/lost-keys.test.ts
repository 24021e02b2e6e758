import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { rootKeyFromShell } from '../../../../src-agent/desktop/root-key-from-shell.ts';
import { Tasks } from '../../../../src-agent/tasks/tasks.ts';
import { type KeyPlace, lostSentence } from '../../../../src-agent/vault/lost-keys.ts';
import { type RootKey, rootKeyOfThisRun } from '../../../../src-agent/vault/root-key.ts';
import { Secrets } from '../../../../src-agent/vault/secrets.ts';
import { Vault } from '../../../../src-agent/vault/vault.ts';
import { VaultKeys } from '../../../../src-agent/vault/vault-keys.ts';
import { openTemporaryStore } from '../../../support/temporary-store.ts';

const keyFile = (path: string): RootKey => ({
  protection: 'key_file',
  keeper: `key file ${path}`,
  savedIn: 'browser',
  bytes: randomBytes(32),
  advice: null,
});
const desktop = rootKeyFromShell({
  protection: 'keychain',
  keeper: 'macOS Keychain',
  key: randomBytes(32).toString('base64'),
  older: [],
  advice: null,
});
const browser: RootKey = { ...desktop, savedIn: 'browser', bytes: randomBytes(32) };

test.each<[saved: KeyPlace, here: KeyPlace, sentence: RegExp]>([
  [desktop, browser, /^3 secrets were saved in the desktop app, which .* Use Switchyard there, or sign in/],
  [browser, desktop, /saved in Switchyard in the browser \(npm start, or switchyard agent\).*Use Switchyard/],
  [desktop, desktop, /a key that is not in macOS Keychain any more\. Bring that keychain back/],
  [browser, keyFile('/k'), /a key in macOS Keychain, which was not used at this start\. Start/],
  [keyFile('/k'), browser, /saved with the key file \/k\. Start Switchyard with --insecure-key-file/],
  [keyFile('/k'), keyFile('/k'), /another key was in the key file \/k\. Put that file back/],
  [rootKeyOfThisRun(), browser, /no place to keep the key, .*\. Sign in to those accounts again and type/],
])('says where secrets open whose key is not here, and what to do (%#)', (saved, here, sentence) => {
  expect(lostSentence(3, saved, here)).toMatch(sentence);
});

test('secrets saved in the desktop app, in the browser and with a key file that moved each open where they were saved', async () => {
  using place = await openTemporaryStore();
  const { store } = place;
  await using tasks = new Tasks(store);
  const open = (root: RootKey) => {
    const keys = new VaultKeys(store, root);
    const secrets = new Secrets(store, keys);
    const read = (id: number) => secrets.read(owner(id), 'password').state;
    const put = (id: number) =>
      store.write((tx) => secrets.put(tx, owner(id), 'password', `secret ${id}`, 0));
    return { read, put, lost: () => new Vault(store, keys, tasks).state().lost };
  };
  const owner = (id: number) => ({ kind: 'account', id, uid: `uid-${id}` }) as const;

  const file = keyFile('/old');
  open(desktop).put(1);
  open(browser).put(2);
  open(file).put(3);
  const moved = open({ ...file, keeper: 'key file /new' });
  expect([1, 2, 3].map(moved.read)).toEqual(['unreadable', 'unreadable', 'found']);

  const inApp = open(desktop);
  expect([1, 2, 3].map(inApp.read)).toEqual(['found', 'unreadable', 'unreadable']);
  expect(inApp.lost()).toEqual([
    expect.stringMatching(/^1 secret was saved in Switchyard in the browser/),
    expect.stringMatching(/^1 secret was saved with the key file \/new\./),
  ]);
  const inBrowser = open(browser);
  expect([1, 2, 3].map(inBrowser.read)).toEqual(['unreadable', 'found', 'unreadable']);
  expect(inBrowser.lost()?.[0]).toMatch(/^1 secret was saved in the desktop app/);
  inBrowser.put(1);
  inBrowser.put(3);
  expect(inBrowser.lost()).toBeUndefined();
});
