import { expect, test, vi } from 'vitest';
import type { IosSighting } from '../../../../../src-agent/devices/ios/devicectl-list.ts';
import { IosRoom } from '../../../../../src-agent/devices/ios/ios-room.ts';
import { PhoneError } from '../../../../../src-agent/devices/phone-driver.ts';
import { openTemporaryStore } from '../../../../support/temporary-store.ts';
import { studioPhone as phone } from '../../../../support/simulated-iphone.ts';

const never = new AbortController().signal;
const lease = { deviceId: 1, transport: phone.udid, assertHeld: () => undefined };

async function roomWith(list: () => IosSighting[] | null) {
  const desk = await openTemporaryStore();
  const timers: (() => void)[] = [];
  const room = new IosRoom({
    store: desk.store,
    tools: { xcodeVersion: () => Promise.resolve('16.4'), phones: () => Promise.resolve(list()) },
    fetch: (url) =>
      Promise.resolve(new Response(null, { status: url instanceof URL && url.port === '8100' ? 200 : 500 })),
    startTimer: (_milliseconds, act) => {
      timers.push(act);
      return () => undefined;
    },
  });
  const rows = () => desk.store.all(desk.store.query.selectFrom('device').selectAll());
  await vi.waitFor(() => expect(timers.length).toBe(1));
  const lookAgain = async () => {
    const before = timers.length;
    timers.at(-1)?.();
    await vi.waitFor(() => expect(timers.length).toBe(before + 1));
  };
  return { room, rows, lookAgain, desk };
}

test('an iPhone gets a row, becomes ready when its automation app answers, and absent when it is gone', async () => {
  let list: IosSighting[] | null = [phone];
  const { room, rows, lookAgain, desk } = await roomWith(() => list);
  expect(rows()).toMatchObject([{ platform: 'ios', source: 'ios', state: 'preparing', transport: null }]);
  await room.set({ teamId: null, agentUrls: { [phone.udid]: 'http://192.168.1.20:8100' } });
  expect(rows()).toMatchObject([{ state: 'ready', transport: phone.udid, name: 'Studio phone' }]);
  expect(room.choiceOf(phone.udid)).toMatchObject({
    osVersion: '18.5',
    agentUrl: 'http://192.168.1.20:8100',
  });
  const told = desk.store.all(desk.store.query.selectFrom('event').select('type'));
  await lookAgain();
  expect(desk.store.all(desk.store.query.selectFrom('event').select('type'))).toEqual(told);
  list = [];
  await lookAgain();
  expect(rows()).toMatchObject([{ state: 'absent', transport: null }]);
  expect(room.choiceOf(phone.udid)).toBeNull();
  await room[Symbol.asyncDispose]();
});

test('starting the automation app tells what went wrong, and then that it runs', async () => {
  const { room, rows } = await roomWith(() => [phone]);
  await room.set({ teamId: 'ABCDE12345', agentUrls: {} });
  expect(room.startable(phone.udid)).toEqual({ ok: true, value: { deviceId: 1 } });
  const broken = new PhoneError('automation_lost', 'xcodebuild failed with code 65');
  const failing = room.start(phone.udid, { open: () => Promise.reject(broken) }, lease, never);
  await expect(failing).rejects.toBe(broken);
  expect(rows()).toMatchObject([{ state: 'preparing' }]);
  expect(room.setup()[0]?.steps.at(-1)).toMatchObject({
    done: false,
    how: expect.stringContaining('xcodebuild failed with code 65') as string,
  });
  const session = { [Symbol.asyncDispose]: () => Promise.resolve() } as never;
  await room.start(phone.udid, { open: () => Promise.resolve(session) }, lease, never);
  expect(rows()).toMatchObject([{ state: 'ready' }]);
  await room[Symbol.asyncDispose]();
});

test('without devicectl nothing is listed and the checklist says what to install', async () => {
  const { room } = await roomWith(() => null);
  const next = room.setup()[0]?.steps.find(({ done }) => !done);
  expect(next).toMatchObject({ name: 'xcode' });
  await room[Symbol.asyncDispose]();
});

test('an address makes only its own phone count as signed, and what was known of it goes with it', async () => {
  const other = { ...phone, udid: '00008120-0000000000000002', name: 'Shelf phone' };
  const { room, rows } = await roomWith(() => [phone, other]);
  await room.set({ teamId: null, agentUrls: { [phone.udid]: 'http://192.168.1.20:8100' } });
  expect(rows().map(({ state }) => state)).toEqual(['ready', 'preparing']);
  expect(room.startable(other.udid)).toMatchObject({ ok: false, refusal: { reason: 'iphone_not_set_up' } });
  expect(room.startable('nobody')).toMatchObject({ ok: false, refusal: { code: 'NOT_FOUND' } });
  await room.set({ teamId: 'ABCDE12345', agentUrls: {} });
  expect(rows().map(({ state }) => state)).toEqual(['preparing', 'preparing']);
  await room[Symbol.asyncDispose]();
});

test('where this is no Mac, nothing is asked again and again', async () => {
  using desk = await openTemporaryStore();
  const room = new IosRoom({
    store: desk.store,
    tools: null,
    fetch: () => Promise.reject(new Error('nothing is asked')),
    startTimer: () => expect.fail('nothing is waited for'),
  });
  expect(room.setup()).toMatchObject([
    {
      udid: null,
      steps: expect.arrayContaining([expect.objectContaining({ name: 'mac', done: false })]) as unknown,
    },
  ]);
  await room[Symbol.asyncDispose]();
});
