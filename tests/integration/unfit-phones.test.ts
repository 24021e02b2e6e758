import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drawPoster } from '../../src-agent/cli/demo-poster.ts';
import type { AgentClient } from '../../src-shared/contract/contract.ts';
import type { SimulatedFault } from '../../src-shared/processes/phone-simulator.ts';
import { readyPhones, startRun, untilSettled } from '../crash/six-posts.ts';
import { startAgentProcess } from '../support/agent-process.ts';
import { type PhoneDesk, startPhoneDesk } from '../support/phone-desk.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const serial = 'SIM-OAK';
const handle = 'oak.one';

const owned = new AsyncDisposableStack();
let desk: PhoneDesk;
let client: AgentClient;
let accountId: number;
let deviceId: number;
let mediaId: number;
let round = 0;

beforeAll(async () => {
  const folder = owned.use(temporaryFolder());
  const accounts = [{ handle, displayName: 'Oak' }];
  desk = owned.use(
    await startPhoneDesk([{ serial, model: 'Simulated Pixel 8', accounts }], { screenMs: 40, uploadMs: 300 }),
  );
  const agent = owned.use(
    await startAgentProcess({
      dataDir: join(folder.path, 'data'),
      adbPort: desk.adbPort,
      logFile: join(folder.path, 'agent.log'),
    }),
  );
  client = agent.client;
  deviceId = (await readyPhones(client, 1)).get(serial) ?? 0;
  const account = { platform: 'instagram' as const, handle, displayName: 'Oak', deviceId };
  accountId = (await client.accounts.create({ ...account, ownershipConfirmed: true })).id;
  const file = new File([new Uint8Array(await drawPoster())], 'poster.jpg', { type: 'image/jpeg' });
  mediaId = (await client.media.create({ file })).id;
});

afterAll(() => owned.disposeAsync());

const fault = (kind: SimulatedFault['kind'], when: SimulatedFault['when'] = 'now') =>
  desk.fault(serial, { kind, when });
const start = async () => {
  round += 1;
  const caption = `Unfit ${round}`;
  return { caption, runId: await startRun(client, { accountIds: [accountId], mediaId, caption }) };
};
const jobOf = async (runId: number) => (await client.jobs.list({ runId })).items[0];
const healed = async () => {
  await fault('none');
  await client.devices.check({ id: deviceId });
};

test('what a phone tells of itself is on its page, with the apps on it', async () => {
  expect(await client.devices.check({ id: deviceId })).toMatchObject({
    state: 'ready',
    health: { temperatureCelsius: 27, online: true, call: 'none', clockSkewSeconds: 0, unfit: null },
    apps: { instagram: '410.0.0.53.71', tiktok: '46.4.3' },
    source: 'adb',
    quarantine: null,
  });
  await fault('wrong_clock');
  const wrong = await client.devices.check({ id: deviceId });
  expect(wrong).toMatchObject({ state: 'degraded', health: { unfit: null } });
  expect(wrong.reason).toMatch(/180 minutes fast/);
  await healed();
});

test.each([
  ['low_battery', 'phone_battery_low', /7 %/],
  ['hot', 'phone_hot', /47 °C/],
  ['storage_full', 'phone_full', /117 MB/],
  ['network_lost', 'phone_offline', /no internet/],
  ['incoming_call', 'phone_in_call', /call is coming in/],
] as const)(
  '%s: the job does not begin, says why, and goes on when it is over',
  async (kind, code, words) => {
    const tapped = (await desk.record(serial)).taps.length;
    await fault(kind);
    const { runId, caption } = await start();
    await expect
      .poll(() => jobOf(runId), { timeout: 30_000 })
      .toMatchObject({
        status: 'retrying',
        problem: { code, message: expect.stringMatching(words) as string },
      });
    await expect
      .poll(async () => (await client.devices.get({ id: deviceId })).health.unfit, { timeout: 15_000 })
      .toBe(code);
    expect((await desk.record(serial)).taps).toHaveLength(tapped);
    await healed();
    expect((await untilSettled(client, runId, AbortSignal.timeout(60_000)))?.[0]?.status).toBe('completed');
    expect(await desk.count(handle, caption)).toBe(1);
  },
);

test('a call in the middle: nothing is tapped on its screen, and the post is made once after it', async () => {
  await fault('incoming_call', 'caption');
  const { runId, caption } = await start();
  await expect
    .poll(() => jobOf(runId), { timeout: 60_000 })
    .toMatchObject({ status: 'retrying', problem: { code: 'phone_in_call' } });
  expect(await desk.count(handle, caption)).toBe(0);
  await fault('call_over');
  await client.devices.check({ id: deviceId });
  expect((await untilSettled(client, runId, AbortSignal.timeout(60_000)))?.[0]?.status).toBe('completed');
  expect(await desk.count(handle, caption)).toBe(1);
  expect((await desk.record(serial)).taps.filter(({ screen }) => screen === 'incoming_call')).toEqual([]);
});

test('a phone in quarantine gets no work until a person lets it out', async () => {
  const quarantined = await client.devices.quarantine({ id: deviceId, reason: 'The screen is cracked.' });
  expect(quarantined.quarantine).toMatchObject({ cause: 'person', reason: 'The screen is cracked.' });
  await expect(client.devices.quarantine({ id: deviceId, reason: 'Again' })).rejects.toMatchObject({
    code: 'CONFLICT',
  });
  expect((await client.devices.list({ quarantined: true })).total).toBe(1);
  const { runId } = await start();
  await client.devices.check({ id: deviceId });
  expect(await jobOf(runId)).toMatchObject({ status: 'pending', attempts: 0 });
  expect((await client.devices.letOut({ id: deviceId })).quarantine).toBeNull();
  expect((await untilSettled(client, runId, AbortSignal.timeout(60_000)))?.[0]?.status).toBe('completed');
});

test('three failures of the phone in a row put it into quarantine by themselves', async () => {
  const { runId } = await start();
  for (let failures = 1; failures <= 3; failures += 1) {
    await fault('crash_instrumentation', 'create_sheet');
    await expect
      .poll(() => jobOf(runId), { timeout: 60_000 })
      .toMatchObject({ attempts: failures, status: expect.stringMatching(/retrying|failed/) as string });
  }
  const { quarantine } = await client.devices.get({ id: deviceId });
  expect(quarantine).toMatchObject({
    cause: 'failures',
    reason: expect.stringMatching(/three times/) as string,
  });
  const { id } = (await jobOf(runId)) ?? { id: 0 };
  const attempt = (await client.jobs.get({ id })).journal[0];
  const log = await client.runs.phoneLog({ id: runId, attemptId: attempt?.id ?? 0 });
  expect(await log.text()).toMatch(/ActivityTaskManager: START .*instagram[^]*FATAL EXCEPTION/);
  await client.devices.letOut({ id: deviceId });
  expect((await client.events.list({ limit: 1000 })).items.map(({ type }) => type)).toContain(
    'device.quarantined',
  );
}, 200_000);

test('groups and tags: changed one by one or together, and asked for', async () => {
  const changed = await client.devices.update({
    id: deviceId,
    group: 'Left shelf',
    tags: ['samsung', 'samsung'],
  });
  expect(changed).toMatchObject({ group: 'Left shelf', tags: ['samsung'] });
  expect(
    await client.devices.updateMany({ ids: [deviceId, 999], addTags: ['new'], removeTags: ['samsung'] }),
  ).toEqual({ changed: 1 });
  expect((await client.devices.list({ tag: 'new', group: 'Left shelf' })).total).toBe(1);
  expect((await client.devices.list({ tag: 'samsung' })).total).toBe(0);
  expect((await client.devices.update({ id: deviceId, group: null })).group).toBeNull();
});
