import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../../src-agent/processes/free-port.ts';
import { openDatabase } from '../../src-agent/store/database.ts';
import { Store } from '../../src-agent/store/store.ts';
import { keyFileKeeper } from '../../src-agent/vault/key-file.ts';
import { Secrets } from '../../src-agent/vault/secrets.ts';
import { VaultKeys } from '../../src-agent/vault/vault-keys.ts';
import {
  filesWith,
  processFacts,
  processTree,
  secretsIn,
  spellings,
  watchProcesses,
} from '../support/secret-search.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** Every request that takes a secret, with the secret it takes. Whoever adds a procedure with a secret adds it here. */
const givenSecrets = {
  vaultPassword: 'canary/vault-password "+ü',
  vaultCookies: 'canary/vault-cookies "+ü',
  accountCreated: 'canary/account-created "+ü',
  accountUpdated: 'canary/account-updated "+ü',
  proxyCreated: 'canary/proxy-created "+ü',
  proxyUpdated: 'canary/proxy-updated "+ü',
  refusedAccount: 'canary/refused-account "+ü',
};

const givings: readonly { readonly method: string; readonly path: string; readonly body: object }[] = [
  {
    method: 'POST',
    path: '/accounts',
    body: {
      platform: 'instagram',
      handle: 'harbor.coffee',
      displayName: 'Harbor Coffee',
      ownershipConfirmed: true,
      password: givenSecrets.accountCreated,
    },
  },
  { method: 'PATCH', path: '/accounts/2', body: { password: givenSecrets.accountUpdated } },
  {
    method: 'POST',
    path: '/proxies',
    body: {
      host: 'proxy.example.com',
      port: 8080,
      protocol: 'http',
      type: 'residential',
      username: 'harbor',
      password: givenSecrets.proxyCreated,
    },
  },
  { method: 'PATCH', path: '/proxies/1', body: { password: givenSecrets.proxyUpdated } },
  // Refused requests say what was wrong with them, and must not repeat what was in them.
  {
    method: 'POST',
    path: '/accounts',
    body: { platform: 'nowhere', handle: '', password: givenSecrets.refusedAccount },
  },
];

const program = new URL('../../scripts/switchyard.mjs', import.meta.url).pathname;
const env = { ...process.env, ADB_USB: '0', ADB_EMU: '0', ADB_MDNS: '0' };

describe('secrets of a running agent', () => {
  const place = temporaryFolder();
  const dataDir = join(place.path, 'data');
  const keyFile = join(place.path, 'switchyard.key');
  const sought = Object.values(givenSecrets).flatMap(spellings);
  const leaks = (text: string) => secretsIn(text, new Map(Object.entries(givenSecrets)));
  let adbPort = 0;
  let agent: Awaited<ReturnType<typeof start>>;
  const answers: string[] = [];

  async function start() {
    const args = ['agent', '--data-dir', dataDir, '--adb-port', String(adbPort)];
    const child = spawn(process.execPath, [program, ...args, '--insecure-key-file', keyFile], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let log = '';
    child.stderr.on('data', (chunk) => (log += String(chunk)));
    const exit = once(child, 'exit');
    const lines = createInterface({ input: child.stdout });
    const first = await Promise.race([once(lines, 'line'), exit.then(() => [''])]);
    if (first[0] === '') throw new Error(`the agent did not start: ${log}`);
    const { url, token } = JSON.parse(String(first[0])) as { url: string; token: string };
    const ask = async (method: string, path: string, body?: object) => {
      const answer = await fetch(`${url}/api/v1${path}`, {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { status: answer.status, text: await answer.text() };
    };
    const end = async () => {
      child.kill('SIGTERM');
      await exit;
    };
    return { ask, end, pid: child.pid ?? 0, log: () => log };
  }

  const owner = { kind: 'account', id: 1, uid: '0'.repeat(36) } as const;

  /** The vault as the next life of an agent opens it. */
  async function openVault() {
    const opened = await keyFileKeeper(keyFile).open();
    if (!opened.ok) throw new Error(opened.reason);
    const store = new Store(await openDatabase(join(dataDir, 'switchyard.sqlite')));
    const secrets = new Secrets(store, new VaultKeys(store, opened.key));
    return { store, secrets, [Symbol.dispose]: () => store[Symbol.dispose]() };
  }

  async function putDirectly() {
    using vault = await openVault();
    const { store, secrets } = vault;
    const account = { platform: 'instagram', handle: 'north.pier', display_name: 'North Pier' } as const;
    store.write((tx) => {
      tx.run(
        tx.query
          .insertInto('account')
          .values({ ...account, uid: owner.uid, status: 'active', created_at: 0, updated_at: 0 }),
      );
      secrets.put(tx, owner, 'password', givenSecrets.vaultPassword, 0);
      secrets.put(tx, owner, 'cookies', givenSecrets.vaultCookies, 0);
    });
  }

  beforeAll(async () => {
    adbPort = await freePort();
    await mkdir(dataDir);
    await putDirectly();
    agent = await start();
    for (const { method, path, body } of givings) answers.push((await agent.ask(method, path, body)).text);
  });
  afterAll(async () => {
    await agent.end();
    await new Promise((resolve) => execFile('adb', ['-P', String(adbPort), 'kill-server'], resolve));
    place[Symbol.dispose]();
  });

  test('the key file is said aloud at the start, is its owner’s alone and shows in the state of the vault', async () => {
    expect(agent.log()).toContain(
      `WARNING: The key of your passwords and cookies lies unprotected in ${keyFile}`,
    );
    expect(statSync(keyFile).mode & 0o777).toBe(0o600);
    const state = JSON.parse((await agent.ask('GET', '/agent/vault')).text) as unknown;
    expect(state).toMatchObject({ protection: 'key_file', keeper: `key file ${keyFile}`, unreadable: 0 });
    expect(state).not.toMatchObject({ secrets: 0 });
  });

  test('are in no reply, neither to what gave them nor to any question, nor in the events', async () => {
    const document = JSON.parse((await agent.ask('GET', '/openapi.json')).text) as {
      paths: Record<string, Record<string, unknown>>;
    };
    const questions = Object.entries(document.paths)
      .filter(([path, methods]) => 'get' in methods && !path.endsWith('/stream'))
      .map(([path]) => path.replaceAll(/\{[^}]+\}/g, '1'));
    expect(questions.length).toBeGreaterThan(15);
    for (const path of questions) answers.push(`${path} ${(await agent.ask('GET', path)).text}`);
    expect(answers.filter((answer) => leaks(answer).length > 0)).toEqual([]);
    const events = await agent.ask('GET', '/events?limit=1000');
    expect(events.status).toBe(200);
    expect(leaks(events.text)).toEqual([]);
  });

  test('are in no log, and in no arguments or environment of the agent and what it started', async () => {
    expect(leaks(agent.log())).toEqual([]);
    for (const pid of await processTree(agent.pid)) expect(leaks(await processFacts(pid))).toEqual([]);
  });

  test('are in no file of the data folder while it runs, the database and its WAL among them, nor after a new key', async () => {
    expect(await filesWith(dataDir, sought)).toEqual([]);
    const rotated = await agent.ask('POST', '/agent/vault/rotate', {});
    const { id } = JSON.parse(rotated.text) as { id: string };
    await expect
      .poll(async () => (await agent.ask('GET', `/agent/tasks/${id}`)).text, { timeout: 20_000 })
      .toContain('"done"');
    expect(await filesWith(dataDir, sought)).toEqual([]);
  });

  test('are read in the next life', async () => {
    await agent.end();
    expect(await filesWith(dataDir, sought)).toEqual([]);
    {
      using vault = await openVault();
      const read = (name: 'password' | 'cookies') => vault.secrets.read(owner, name);
      expect(read('password')).toEqual({ state: 'found', plain: givenSecrets.vaultPassword });
      expect(read('cookies')).toEqual({ state: 'found', plain: givenSecrets.vaultCookies });
    }
    agent = await start();
  });

  test('would be found if they leaked: into a file, a reply, a log, an argument', async () => {
    const secret = givenSecrets.accountCreated;
    const leaked = join(dataDir, 'leak.json');
    for (const spelling of spellings(secret)) {
      expect(secretsIn(spelling, new Map([['it', secret]]))).toEqual(['it']);
      await writeFile(leaked, Buffer.concat([Buffer.from('{"password":"'), spelling, Buffer.from('"}')]));
      expect(await filesWith(dataDir, sought)).toEqual(['leak.json']);
    }
    await writeFile(leaked, '');
    expect(leaks(JSON.stringify({ password: secret }))).toContain('accountCreated');
    const careless = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', secret]);
    try {
      await once(careless, 'spawn');
      using watched = watchProcesses(careless.pid ?? 0, new Map([['accountCreated', secret]]));
      if (process.platform === 'linux')
        await expect.poll(() => [...watched.leaks]).toEqual(['accountCreated']);
    } finally {
      careless.kill('SIGKILL');
    }
  });
});
