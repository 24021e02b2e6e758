import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { askKeychainBy } from '../../../../src-agent/vault/ask-keychain.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const secret = 'canary-candidate';

function program(folder: string, source: string): URL {
  const path = join(folder, 'program.mjs');
  writeFileSync(path, source);
  return pathToFileURL(path);
}

test.each([
  [
    'what the program answers',
    `process.once('message', ({ candidate }) => process.send({ ok: true, secret: [candidate, process.argv.slice(2), JSON.stringify(process.env).includes(candidate)].join() }))`,
    { ok: true, secret: `${secret},,false` },
  ],
  ['that it failed', `process.exit(3)`, { ok: false, reason: 'the program that asks the keychain failed' }],
  [
    'that it answered nonsense',
    `process.once('message', () => process.send('hello'))`,
    { ok: false, reason: 'the program that asks the keychain failed' },
  ],
])('asking answers %s', async (_what, source, expected) => {
  using place = temporaryFolder();
  const ask = askKeychainBy(program(place.path, source), 20_000);
  expect(await ask({ type: 'open', account: 'a', candidate: secret })).toEqual(expected);
});

test('a keychain that never answers is a reason within the limit, and its program is ended', async () => {
  using place = temporaryFolder();
  const source = `process.on('message', () => {}); for (;;);`;
  const ask = askKeychainBy(program(place.path, source), 300);
  expect(await ask({ type: 'probe' })).toEqual({
    ok: false,
    reason: 'the keychain did not answer in time',
  });
});

test('on a computer without a secret service the real program says so', async ({ skip }) => {
  skip(process.platform !== 'linux' || 'DBUS_SESSION_BUS_ADDRESS' in process.env, 'there may be a keychain');
  const real = new URL('../../../../src-agent/vault/keychain-child.ts', import.meta.url);
  expect(await askKeychainBy(real, 20_000)({ type: 'probe' })).toMatchObject({
    ok: false,
    reason: expect.stringMatching(/dbus/i),
  });
});
