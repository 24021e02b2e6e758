import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drawPoster } from '../../src-agent/cli/demo-poster.ts';
import { nodeProcessHost } from '../../src-agent/cli/composition.ts';
import { androidHomeFor } from '../../src-agent/devices/appium/android-home.ts';
import { AppiumHost } from '../../src-agent/devices/appium/appium-host.ts';
import { startRealTimer } from '../../src-agent/devices/timers.ts';
import { freePort } from '../../src-agent/processes/free-port.ts';
import type { AgentClient } from '../../src-shared/contract/contract.ts';
import { startRun, untilSettled } from '../crash/six-posts.ts';
import { type AgentProcess, startAgentProcess } from '../support/agent-process.ts';
import { filesWith } from '../support/files-with.ts';
import { findTestAdb } from '../support/find-test-adb.ts';
import { type PhoneDesk, startPhoneDesk } from '../support/phone-desk.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { quietLog } from '../support/quiet-log.ts';

const serial = 'SIM-FAR';
const handle = 'far.away';
const password = 'hub-Passw0rd-9c41';
const owned = new AsyncDisposableStack();
let desk: PhoneDesk;
let agent: AgentProcess;
let client: AgentClient;
let hubUrl: string;
let folder: string;

/** Somebody's Appium with a phone behind it, on another adb than the agent's, behind a door that wants a password. */
async function startHub(): Promise<string> {
  const adb = findTestAdb() ?? '';
  const host = owned.use(
    new AppiumHost({
      processHost: nodeProcessHost(quietLog),
      folder: owned.use(temporaryFolder()).path,
      androidHome: androidHomeFor(adb, join(folder, 'android')),
      secret: () => 'wd/hub',
      startTimer: startRealTimer,
      now: Date.now,
      idleMs: 600_000,
      logLevel: 'error',
    }),
  );
  const { server } = await host.use(AbortSignal.timeout(60_000));
  const wanted = `Basic ${Buffer.from(`operator:${password}`).toString('base64')}`;
  const door = createServer((asked, answer) => {
    if (asked.headers.authorization !== wanted) {
      answer.writeHead(401).end();
      return;
    }
    const { method, headers, url } = asked;
    const onward = request({ port: server.port, method, headers, path: url }, (answered) => {
      answer.writeHead(answered.statusCode ?? 502, answered.headers);
      answered.pipe(answer);
    });
    onward.on('error', () => answer.writeHead(502).end());
    asked.pipe(onward);
  });
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
  owned.defer(() => {
    door.closeAllConnections();
    door.close();
  });
  return `http://127.0.0.1:${(door.address() as AddressInfo).port}${server.basePath}`;
}

beforeAll(async () => {
  folder = owned.use(temporaryFolder()).path;
  const accounts = [{ handle, displayName: 'Far' }];
  desk = owned.use(
    await startPhoneDesk([{ serial, model: 'Simulated Pixel 8', accounts }], { screenMs: 40, uploadMs: 300 }),
  );
  hubUrl = await startHub();
  const dataDir = join(folder, 'data');
  agent = owned.use(
    await startAgentProcess({ dataDir, adbPort: await freePort(), logFile: join(folder, 'agent.log') }),
  );
  client = agent.client;
}, 90_000);

afterAll(() => owned.disposeAsync());

test('a hub is asked how it is, and its password stays in the vault', async () => {
  await expect(client.devices.hubs.create({ name: 'Bad', url: 'http://a:b@127.0.0.1' })).rejects.toThrow();
  const created = await client.devices.hubs.create({
    name: 'Back office',
    url: hubUrl,
    username: 'operator',
    password: 'wrong',
  });
  expect(created).toMatchObject({ state: 'failed', hasPassword: true });
  expect(created.reason).toContain('name and password');
  const { id } = created;
  const ready = await client.devices.hubs.update({ id, password });
  expect(ready).toMatchObject({ state: 'ready', slots: null, reason: 'Ready.' });
  expect(JSON.stringify(await client.devices.hubs.list())).not.toContain(password);
});

test('a phone at a hub is leased and posted through like one on the desk, once', async () => {
  const id = (await client.devices.hubs.list())[0]?.id ?? 0;
  await client.devices.hubs.update({
    id,
    // What this hub's own computer needs to know: where its adb is, and that the helper apps are on the phone.
    capabilities: {
      'appium:adbPort': desk.adbPort,
      'appium:suppressKillServer': true,
      'appium:skipServerInstallation': true,
      'appium:skipDeviceInitialization': true,
      'appium:ignoreHiddenApiPolicyError': true,
    },
    phones: [{ udid: desk.transport(serial), name: 'Far phone', apps: { instagram: '410.0.0.53.71' } }],
  });
  const [device] = (await client.devices.list({})).items;
  expect(device).toMatchObject({ name: 'Far phone', source: `hub:${id}`, state: 'ready' });
  const account = { platform: 'instagram' as const, handle, displayName: 'Far', deviceId: device?.id ?? 0 };
  const accountId = (await client.accounts.create({ ...account, ownershipConfirmed: true })).id;
  const file = new File([new Uint8Array(await drawPoster())], 'poster.jpg', { type: 'image/jpeg' });
  const mediaId = (await client.media.create({ file })).id;
  const runId = await startRun(client, { accountIds: [accountId], mediaId, caption: 'From afar' });
  const [job] = (await untilSettled(client, runId, AbortSignal.timeout(120_000))) ?? [];
  expect(job).toMatchObject({ status: 'completed', problem: null });
  expect(await desk.count(handle, 'From afar')).toBe(1);
  expect((await desk.record(serial)).gallery.filter((path) => path.includes('switchyard-'))).toEqual([]);
}, 150_000);

test('the password is in no file, event or log in plain words', async () => {
  expect(filesWith(folder, password)).toEqual([]);
});

test('a hub that is removed takes its phones along', async () => {
  const id = (await client.devices.hubs.list())[0]?.id ?? 0;
  expect(await client.devices.hubs.delete({ id })).toEqual({ ok: true });
  expect((await client.devices.list({})).items).toEqual([]);
});
