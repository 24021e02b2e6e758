import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CanaryDesk } from '../support/canary-desk.ts';
import { accountsFile, canarySecrets, quoted } from '../support/canary-secrets.ts';
import { findChromium } from '../support/open-browser.ts';
import { ProxyServers, seenAddress } from '../support/proxy-servers.ts';
import {
  filesWith,
  secretsIn,
  spellings,
  type WatchedProcesses,
  watchProcesses,
} from '../support/secret-search.ts';
import { startTestSite, type TestSite } from '../support/test-site.ts';

const chromium = findChromium();
const secrets = canarySecrets();
const secret = (where: string) => secrets.get(where) ?? '';
const everything = { filter: {} };

describe('secrets that go through every room', () => {
  let desk: CanaryDesk;
  let servers: ProxyServers;
  let site: TestSite;
  let watched: WatchedProcesses;
  const asked: string[] = [];

  const sends = async (status: number, method: string, path: string, body?: object | string) => {
    const answer = await desk.ask(method, path, body);
    expect(answer, answer.text).toMatchObject({ status });
    return JSON.parse(answer.text) as { id: number; [name: string]: unknown };
  };
  const addAccount = (handle: string, more: object = {}) =>
    sends(201, 'POST', '/accounts', {
      platform: 'instagram',
      handle,
      displayName: handle,
      ownershipConfirmed: true,
      ...more,
    });
  const addProxy = (port: number, protocol: string, username: string, password: string) =>
    sends(201, 'POST', '/proxies', { host: '127.0.0.1', port, protocol, username, password });

  beforeAll(async () => {
    servers = new ProxyServers();
    site = await startTestSite();
    desk = await CanaryDesk.open();
    watched = watchProcesses(desk.agent.pid, secrets);
  });
  afterAll(async () => {
    watched[Symbol.dispose]();
    await desk[Symbol.asyncDispose]();
    await site[Symbol.asyncDispose]();
    await servers[Symbol.asyncDispose]();
  });

  test('are taken by accounts, shown when that is confirmed, and refused without being repeated', async () => {
    const { id } = await addAccount('harbor.coffee', { password: secret('account-created') });
    const shown = await desk.askForSecret('POST', `/accounts/${id}/password`, { confirmed: true });
    expect(JSON.parse(shown.text)).toEqual({ password: secret('account-created') });
    await sends(200, 'PATCH', `/accounts/${id}`, { password: secret('account-updated') });
    await desk.ask('POST', `/accounts/${id}/password`, {});
    expect(desk.answers.at(-1)?.status).toBeGreaterThanOrEqual(400);

    const refused = secret('refused');
    const wrong: [method: string, path: string, body: object | string][] = [
      ['POST', '/accounts', { platform: 'nowhere', handle: '', password: refused }],
      ['POST', '/accounts', { platform: 'instagram', handle: 'a', displayName: 'A', password: { refused } }],
      ['PATCH', `/accounts/${id}`, { password: refused.padEnd(1001, '.') }],
      ['PATCH', '/accounts/999', { password: refused }],
      ['POST', '/proxies', { host: 'http://wrong', port: 0, password: refused }],
      ['PATCH', '/proxies/999', { password: refused }],
      ['POST', '/accounts', `{"password": "${refused}`],
    ];
    for (const [method, path, body] of wrong) {
      const { status, text } = await desk.ask(method, path, body);
      expect(status, `${path} ${text}`).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
    }
  });

  test('are taken from files that are added, cancelled or cannot be read', async () => {
    const added = await desk.readIn(
      'accounts',
      'more.csv',
      accountsFile('north.pier', secret('imported-password'), secret('imported-cookies')),
    );
    await sends(200, 'POST', `${added}/apply`, {});
    await desk.askUntil(added, ({ status }) => status === 'applied');
    const dropped = await desk.readIn(
      'accounts',
      'not.csv',
      accountsFile('x', secret('cancelled-import'), secret('imported-cookies')),
    );
    await sends(200, 'PATCH', dropped, { mapping: { 2: null } });
    await desk.askUntil(dropped, ({ status }) => status === 'ready');
    await sends(200, 'POST', `${dropped}/cancel`);
    const cut = `[{"handle": "y", "password": ${JSON.stringify(secret('failed-import'))}, `;
    const failed = await desk.readIn('accounts', 'cut.json', cut);
    expect(await sends(200, 'GET', failed)).toMatchObject({ status: 'failed' });

    const table = `host,port,username,password\n10.0.0.1,8080,harbor,${quoted(secret('imported-proxy'))}\n`;
    const proxies = await desk.readIn('proxies', 'proxies.csv', table);
    await sends(200, 'POST', `${proxies}/apply`, {});
    await desk.askUntil(proxies, ({ status }) => status === 'applied');
    const lines = `10.0.0.2:8080:harbor:${secret('cancelled-proxy')}\n10.0.0.3:99999:harbor:${secret('bad-line')}\n`;
    await sends(200, 'POST', `${await desk.readIn('proxies', 'lines.txt', lines)}/cancel`);
    expect(await sends(200, 'GET', '/accounts?search=north.pier')).toMatchObject({
      items: [{ hasPassword: true, hasCookies: true }],
    });
  });

  test('reach proxies that are checked, right and wrong', async () => {
    await sends(200, 'PATCH', '/proxies/check-settings', {
      testAddress: await servers.testAddress(),
      timeoutSeconds: 5,
    });
    const credentials = { username: 'harbor', password: secret('proxy-right') };
    for (const protocol of ['http', 'socks5'] as const) {
      const port = await (protocol === 'http'
        ? servers.http(credentials)
        : servers.socks(credentials, asked));
      const right = await addProxy(port, protocol, 'harbor', secret('proxy-right'));
      expect(await sends(200, 'POST', `/proxies/${right.id}/check`)).toMatchObject({
        lastCheck: { outcome: 'ok', exitAddress: seenAddress },
      });
      const wrong = await addProxy(port, protocol, 'stranger', secret('proxy-wrong'));
      expect(await sends(200, 'POST', `/proxies/${wrong.id}/check`)).toMatchObject({
        lastCheck: { outcome: 'auth' },
      });
      if (protocol === 'http')
        await sends(200, 'PATCH', `/proxies/${wrong.id}`, { password: secret('proxy-updated') });
    }
    const { id } = (await sends(200, 'POST', '/proxies/check', { selection: everything })) as { id: unknown };
    await desk.askUntil(`/agent/tasks/${String(id)}`, ({ status }) => status !== 'running');
  });

  test.skipIf(chromium === null)('are used by account browsers, and cookies of theirs are kept', async () => {
    const direct = await addAccount('direct');
    const browser = `/accounts/${direct.id}/browser`;
    await sends(200, 'POST', browser, { address: `${site.url}/welcome?name=direct` });
    await expect.poll(() => site.requests.some(({ headers }) => headers.cookie !== undefined)).toBe(true);
    const [session = ''] = site.sessions.keys();
    secrets.set('session-of-a-site', session);
    await sends(200, 'DELETE', browser);
    expect(await sends(200, 'GET', `/accounts/${direct.id}`)).toMatchObject({ hasCookies: true });

    await sends(200, 'POST', `${browser}/sign-out`);
    expect(await sends(200, 'GET', `/accounts/${direct.id}`)).toMatchObject({ hasCookies: false });

    const { items } = (await sends(200, 'GET', '/proxies?sort=id')) as unknown as {
      items: { id: number; protocol: string; lastCheck: { outcome: string } }[];
    };
    const socks = (outcome: string) =>
      items.find((each) => each.protocol === 'socks5' && each.lastCheck.outcome === outcome)?.id;
    const proxied = await addAccount('proxied', { proxyId: socks('ok') });
    await sends(200, 'POST', `/accounts/${proxied.id}/browser`, { address: 'http://shop.invalid/' });
    await expect.poll(() => asked).toContain('shop.invalid');
    await sends(200, 'DELETE', `/accounts/${proxied.id}/browser`);
    // A proxy that lets nobody in keeps the test away from the platform itself.
    const away = await addAccount('away', { proxyId: socks('auth') });
    expect(await sends(200, 'POST', `/accounts/${away.id}/test-login`, { via: 'browser' })).toMatchObject({
      via: 'browser',
      state: 'unknown',
    });
    if (process.platform === 'linux') expect([...watched.programs].join(' ')).toMatch(/chrom/i);
  });

  test('stay out of changes of many, exports that do not ask for them, and a new key', async () => {
    const change = { selection: everything, change: { addTags: ['autumn'] } };
    const { undo } = await sends(200, 'POST', '/accounts/bulk', change);
    await sends(200, 'POST', `/accounts/bulk/${String(undo)}/undo`);
    for (const kind of ['accounts', 'proxies'])
      for (const format of ['csv', 'json']) {
        const wish = { selection: everything, format };
        const plain = await desk.ask('POST', `/${kind}/export`, wish);
        expect([plain.status, plain.text.includes('harbor')]).toEqual([200, true]);
        const all = await desk.askForSecret('POST', `/${kind}/export`, {
          ...wish,
          withSecrets: true,
          confirmed: true,
        });
        expect(secretsIn(all.text, secrets)).toContain(
          kind === 'accounts' ? 'imported-password' : 'imported-proxy',
        );
        const unconfirmed = await desk.ask('POST', `/${kind}/export`, { ...wish, withSecrets: true });
        expect(unconfirmed.status).toBeGreaterThanOrEqual(400);
      }
    expect(await filesWith(desk.dataDir, [...secrets.values()].flatMap(spellings))).toEqual([]);
    const { id } = await sends(200, 'POST', '/agent/vault/rotate', {});
    await desk.askUntil(`/agent/tasks/${String(id)}`, ({ status }) => status === 'done');
    expect(await sends(200, 'GET', '/agent/vault')).toMatchObject({ unreadable: 0 });
  });

  /** What some questions have to be asked with. */
  const whatIsAskedFor =
    'list=accounts&zone=UTC&from=2026-11-01T00:00:00.000Z&until=2026-12-01T00:00:00.000Z';

  test('are in no answer to any question about any row there is', async () => {
    const { paths } = (await sends(200, 'GET', '/openapi.json')) as unknown as {
      paths: Record<string, object>;
    };
    expect((await desk.ask('GET', '/events?limit=1000')).text).toContain('vault.updated');
    const questions = Object.entries(paths).flatMap(([path, methods]) =>
      'get' in methods && !/\/(stream|wall|control)$/.test(path) ? [path] : [],
    );
    expect(questions.length).toBeGreaterThan(25);
    const tasks = JSON.parse((await desk.ask('GET', '/agent/tasks')).text) as { id: string }[];
    const answered = new Set<string>();
    for (const question of questions) {
      const ids = question.startsWith('/agent/tasks/')
        ? tasks.map(({ id }) => id)
        : Array.from({ length: 12 }, (_, at) => String(at + 1));
      for (const id of question.includes('{') ? ids : ['']) {
        const { status, text } = await desk.ask(
          'GET',
          `${question.replace('{when}', 'before').replaceAll(/\{[^}]+\}/g, id)}?${whatIsAskedFor}`,
        );
        if (status === 200) answered.add(question);
        expect([200, 404], `${question} ${text}`).toContain(status);
      }
    }
    const ofRooms = questions.filter((path) => /^\/(accounts|proxies|agent|events)/.test(path));
    expect(ofRooms.filter((path) => !answered.has(path))).toEqual([]);
    const told = desk.answers.filter(({ text }) => secretsIn(text, secrets).length > 0);
    expect(told).toEqual([]);
  });

  test('are in no log, and never in arguments or environments of the agent and what it starts', async () => {
    expect(secretsIn(await desk.log(), secrets)).toEqual([]);
    expect([...watched.leaks]).toEqual([]);
  });

  test('are in no file of the data folder, neither while the agent runs nor after its end', async () => {
    const sought = [...secrets.values()].flatMap(spellings);
    expect(await filesWith(desk.dataDir, sought)).toEqual([]);
    await desk.end();
    expect(await filesWith(desk.dataDir, sought)).toEqual([]);
    expect(secretsIn(await desk.log(), secrets)).toEqual([]);
    await writeFile(join(desk.dataDir, 'leak'), secret('proxy-updated'));
    expect(await filesWith(desk.dataDir, sought)).toEqual(['leak']);
  });
});
