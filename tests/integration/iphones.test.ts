import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nodeProcessHost } from '../../src-agent/cli/composition.ts';
import { drawPoster } from '../../src-agent/cli/demo-poster.ts';
import type { IosSighting } from '../../src-agent/devices/ios/devicectl-list.ts';
import { type Agent, startAgent } from '../../src-agent/main.ts';
import { freePort } from '../../src-agent/processes/free-port.ts';
import { draftWith } from '../support/campaign-draft.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const phone: IosSighting = {
  udid: '00008120-000A1B2C3D4E5F60',
  name: 'Studio phone',
  model: 'iPhone 15',
  osVersion: '18.5',
  paired: true,
  developerMode: true,
  developerServices: true,
  reachable: true,
  transport: 'cable',
};
const { udid } = phone;
const owned = new AsyncDisposableStack();
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
let agent: Agent;
let url: string;

beforeAll(async () => {
  const automation = fork(join(import.meta.dirname, '../../src-simulator/wda/main.ts'));
  owned.defer(async () => {
    const gone = once(automation, 'exit');
    automation.kill('SIGTERM');
    await gone;
  });
  [{ url }] = (await once(automation, 'message')) as [{ url: string }];
  agent = owned.use(
    await startAgent({
      dataDir: owned.use(temporaryFolder()).path,
      version: '0.1.0',
      mode: 'headless',
      processHost: nodeProcessHost(quiet),
      log: quiet,
      packsDir: 'resources/packs',
      port: null,
      adbPort: await freePort(),
      isolatedAdb: true,
      environment: process.env,
      macTools: { xcodeVersion: () => Promise.resolve('16.4'), phones: () => Promise.resolve([phone]) },
    }),
  );
});
afterAll(() => owned.disposeAsync());

const device = async () => (await agent.client.devices.list({})).items[0];

test('an iPhone is started, gets ready by its address, and its screen is seen', async () => {
  const { devices } = agent.client;
  const { ios } = devices;
  await expect.poll(async () => (await ios.setup())[0]?.udid).toBe(udid);
  expect(await device()).toMatchObject({ platform: 'ios', source: 'ios', state: 'preparing' });
  await expect(ios.start({ udid })).rejects.toMatchObject({ code: 'CONFLICT' });
  await expect(ios.settings.set({ teamId: 'short', agentUrls: {} })).rejects.toThrow();

  const settings = { teamId: null, agentUrls: { [udid]: url } };
  expect(await ios.settings.set(settings)).toEqual(settings);
  expect(await ios.settings.get()).toEqual(settings);
  expect(await device()).toMatchObject({ state: 'ready', name: 'Studio phone' });
  expect((await ios.setup())[0]?.steps.every(({ done }) => done)).toBe(true);

  const stop = new AbortController();
  const id = (await device())?.id ?? 0;
  const frames = await devices.watch({ id }, { signal: stop.signal });
  const { value } = await frames.next();
  stop.abort();
  expect(value).toMatchObject({ width: 393, height: 852 });
  expect(Buffer.from((value as { image: string }).image, 'base64').toString('latin1', 1, 4)).toBe('PNG');
});

test('its automation app is started by a session through Appium, under a lease', async () => {
  const { id } = await agent.client.devices.ios.start({ udid });
  await expect(agent.client.devices.ios.start({ udid })).rejects.toMatchObject({
    data: { reason: 'phone_busy' },
  });
  const status = async () => await agent.client.agent.tasks.get({ id });
  await expect.poll(async () => (await status()).status, { timeout: 60_000 }).not.toBe('running');
  expect(await status()).toMatchObject({
    status: 'done',
    message: 'The automation app runs on Studio phone.',
  });
  expect((await device())?.quarantine).toBeNull();
}, 90_000);

test('a campaign that would post through an iPhone is not started, and says why', async () => {
  const { client } = agent;
  const deviceId = (await device())?.id ?? 0;
  const account = { platform: 'instagram' as const, handle: 'oak.one', displayName: 'Oak', deviceId };
  const accountId = (await client.accounts.create({ ...account, ownershipConfirmed: true })).id;
  const file = new File([new Uint8Array(await drawPoster())], 'poster.jpg', { type: 'image/jpeg' });
  const mediaId = (await client.media.create({ file })).id;
  const items = [{ kind: 'photo' as const, mediaIds: [mediaId], caption: 'Hello' }];
  const { issues } = await client.campaigns.check(
    draftWith({ name: 'Spring', items, accountIds: [accountId] }),
  );
  expect(issues).toEqual([
    { path: 'accountIds.0', message: expect.stringContaining('Studio phone, an iPhone') as string },
  ]);
});
