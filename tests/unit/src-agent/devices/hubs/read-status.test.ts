import { expect, test } from 'vitest';
import { readStatus } from '../../../../../src-agent/devices/hubs/read-status.ts';

/** A node as Selenium Grid 4 lists it in `/status`. */
const node = (availability: string, maxSessions: number, sessions: readonly (object | null)[]) => ({
  id: '6c0a2c59-5fbd-4a59-bb4c-2f1d33b0a0a1',
  uri: 'http://192.168.1.10:5555',
  maxSessions,
  osInfo: { arch: 'amd64', name: 'Linux', version: '6.8' },
  heartbeatPeriod: 60_000,
  availability,
  version: '4.27.0',
  slots: sessions.map((session, at) => ({
    id: { hostId: '6c0a2c59', id: `slot-${at}` },
    lastStarted: '1970-01-01T00:00:00Z',
    session,
    stereotype: { platformName: 'android', 'appium:automationName': 'uiautomator2' },
  })),
});
const grid = (ready: boolean, ...nodes: readonly object[]) => ({
  value: { ready, message: 'Selenium Grid ready.', nodes },
});
const session = { sessionId: 'a1', uri: 'http://192.168.1.10:5555', capabilities: {}, stereotype: {} };

test('Appium tells that it is ready and nothing of its phones', () => {
  const body = { value: { ready: true, message: 'The server is ready', build: { version: '3.1.2' } } };
  expect(readStatus(body)).toEqual({ ready: true, slots: null, free: null });
});

test('a Grid tells its places: of nodes that are up, and no more than may be used at once', () => {
  expect(readStatus(grid(true, node('UP', 2, [null, session, null])))).toEqual({
    ready: true,
    slots: 2,
    free: 1,
  });
  expect(readStatus(grid(true, node('UP', 4, [null, null]), node('DRAINING', 4, [null])))).toEqual({
    ready: true,
    slots: 2,
    free: 2,
  });
  expect(readStatus(grid(false))).toEqual({ ready: false, slots: 0, free: 0 });
});

test('what is neither is told apart', () => {
  expect(readStatus({ status: 'ok' })).toBeNull();
  expect(readStatus({ value: {} })).toBeNull();
  expect(readStatus('<html>')).toBeNull();
});
