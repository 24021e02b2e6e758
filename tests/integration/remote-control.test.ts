import { createORPCClient, safe } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Agent } from '../../src-agent/main.ts';
import type { AgentClient } from '../../src-shared/contract/contract.ts';
import type { ControlState, Device } from '../../src-shared/domain/device.ts';
import { findTestAdb } from '../support/find-test-adb.ts';
import { type SimulatedControl, simulatedControl } from '../support/simulated-control.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { startPlainAgent } from '../support/plain-agent.ts';

const owned = new AsyncDisposableStack();
const adbBinary = findTestAdb();
const soon = { timeout: 20_000 };
let agent: Agent;
let alder: Device;
let phone: SimulatedControl;

beforeAll(async () => {
  if (adbBinary === null) return;
  agent = owned.use(await startPlainAgent(owned.use(temporaryFolder()).path));
  await agent.client.agent.startSimulatedPhones({});
  const found = (await agent.client.devices.list({ search: 'SIM-ALDER' })).items[0];
  alder = found ?? expect.fail('the phone is not there');
  phone = simulatedControl(agent.simulatedPhones.controlUrl ?? '', 'SIM-ALDER');
}, 90_000);
afterAll(() => owned.disposeAsync());

/** A client as a browser tab has it, over HTTP. */
function connect(): AgentClient {
  const headers = { authorization: `Bearer ${agent.http?.token}` };
  return createORPCClient(new RPCLink({ url: `${agent.http?.url}/rpc`, headers }));
}

/** Follows a control stream; what it said is in `said`. */
async function control(client: AgentClient, person: string, rest: { takeFrom?: string } = {}) {
  const end = new AbortController();
  const states = await client.devices.control({ id: alder.id, person, ...rest }, { signal: end.signal });
  const said: ControlState[] = [];
  const ended = (async () => {
    for await (const state of states) said.push(state);
  })().catch((error: unknown) => {
    if (!end.signal.aborted) throw error;
  });
  return { said, close: () => end.abort(), ended };
}

const device = () => agent.client.devices.get({ id: alder.id });
const screen = async () => (await phone.record()).screen;

test.skipIf(adbBinary === null)(
  'a person takes a phone, acts on it over adb, and it is free when their connection ends',
  async () => {
    const client = connect();
    const act = (token: number, input: Parameters<AgentClient['devices']['input']>[0]['input']) =>
      client.devices.input({ id: alder.id, token, input });
    expect((await safe(act(1, { kind: 'tap', x: 180, y: 1920 }))).error).toMatchObject({
      code: 'CONFLICT',
      data: { reason: 'not_held' },
    });
    const ada = await control(client, 'Ada');
    await expect.poll(() => ada.said, soon).toEqual([{ state: 'held', token: expect.any(Number) }]);
    expect(await device()).toMatchObject({ heldBy: 'Ada', busyWith: null });
    const token = ada.said[0]?.state === 'held' ? ada.said[0].token : 0;

    await act(token, { kind: 'tap', x: 180, y: 1920 });
    await expect.poll(screen, soon).toBe('home');
    await act(token, { kind: 'swipe', x: 500, y: 1800, toX: 500, toY: 600, milliseconds: 200 });
    await act(token, { kind: 'text', text: "it's 100%sure; $(id)" });
    await act(token, { kind: 'key', key: 'home' });
    await expect.poll(screen, soon).toBe('launcher');
    expect((await phone.record()).taps.at(-1)).toMatchObject({
      x: 180,
      y: 1920,
      target: expect.stringContaining('icon'),
    });
    expect((await safe(act(token, { kind: 'text', text: 'café' }))).error).toMatchObject({ code: 'INVALID' });
    expect((await safe(act(token + 1, { kind: 'key', key: 'back' }))).error).toMatchObject({
      data: { reason: 'not_held' },
    });

    const { events } = await client.devices.history({ id: alder.id });
    const inputs = events.filter(({ type }) => type === 'device.input').toReversed();
    expect(inputs.map(({ message }) => message)).toEqual([
      'Ada tapped at 180, 1920 on Simulated Pixel 8.',
      'Ada swiped from 500, 1800 to 500, 600 on Simulated Pixel 8.',
      'Ada typed 20 characters on Simulated Pixel 8.',
      'Ada pressed Home on Simulated Pixel 8.',
    ]);
    expect(JSON.stringify(events)).not.toContain('sure');

    const ben = await safe(client.devices.control({ id: alder.id, person: 'Ben' }));
    expect(ben.error).toMatchObject({ code: 'CONFLICT', data: { reason: 'held_by_person' } });
    const taking = await control(connect(), 'Ben', { takeFrom: 'Ada' });
    await expect.poll(() => taking.said.at(-1)?.state, soon).toBe('held');
    await ada.ended;
    expect(ada.said.at(-1)).toMatchObject({
      state: 'lost',
      reason: 'taken',
      why: expect.stringContaining('Ben'),
    });
    expect((await safe(act(token, { kind: 'key', key: 'back' }))).error).toMatchObject({
      data: { reason: 'not_held' },
    });
    taking.close();
    await expect.poll(async () => (await device()).heldBy, soon).toBeNull();
  },
  60_000,
);

test.skipIf(adbBinary === null)(
  'many phones are watched in one stream, small, and each only when its screen changes',
  async () => {
    const client = connect();
    const end = new AbortController();
    const ids = (await client.devices.list({})).items.map(({ id }) => id);
    const frames: { readonly deviceId: number; readonly image: Buffer }[] = [];
    const stream = await client.devices.wall({ ids, width: 180 }, { signal: end.signal });
    void (async () => {
      for await (const { deviceId, image } of stream)
        frames.push({ deviceId, image: Buffer.from(image, 'base64') });
    })().catch(() => undefined);
    const seen = () => frames.map(({ deviceId }) => deviceId).toSorted((one, other) => one - other);
    await expect.poll(seen, soon).toEqual(ids);
    for (const { image } of frames) expect(image.subarray(0, 3).toString('hex')).toBe('ffd8ff');
    expect(frames[0]?.image.length).toBeLessThan(30_000);

    const ada = await control(client, 'Ada');
    await expect.poll(() => ada.said.at(-1)?.state, soon).toBe('held');
    const last = ada.said.at(-1);
    const token = last?.state === 'held' ? last.token : 0;
    await client.devices.input({ id: alder.id, token, input: { kind: 'tap', x: 900, y: 1920 } });
    await expect
      .poll(() => frames.slice(ids.length).map(({ deviceId }) => deviceId), soon)
      .toContain(alder.id);
    expect(new Set(frames.slice(ids.length).map(({ deviceId }) => deviceId))).toEqual(new Set([alder.id]));
    await client.devices.giveBack({ id: alder.id, token });
    await ada.ended;
    expect(ada.said.at(-1)).toMatchObject({ state: 'lost', reason: 'given_back' });
    end.abort();
  },
  60_000,
);
