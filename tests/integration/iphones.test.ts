import { afterAll, beforeAll, expect, test } from 'vitest';
import { drawPoster } from '../../src-agent/cli/demo-poster.ts';
import type { Agent } from '../../src-agent/main.ts';
import { draftWith } from '../support/campaign-draft.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { startPlainAgent } from '../support/plain-agent.ts';
import { startSimulatedIphone, studioPhone } from '../support/simulated-iphone.ts';

const { udid } = studioPhone;
const owned = new AsyncDisposableStack();
let agent: Agent;
let url: string;

beforeAll(async () => {
  ({ url } = owned.use(await startSimulatedIphone()));
  agent = owned.use(
    await startPlainAgent(owned.use(temporaryFolder()).path, {
      port: null,
      macTools: { xcodeVersion: () => Promise.resolve('16.4'), phones: () => Promise.resolve([studioPhone]) },
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
