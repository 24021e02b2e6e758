import { createServer } from 'node:http';
import { expect, test } from 'vitest';
import { AdbClient } from '../../../../../src-agent/devices/adb/adb-client.ts';
import { type OpenSession, openSession } from '../../../../../src-agent/devices/appium/open-session.ts';
import { okay, shellPacket, startFakeAdbServer } from '../../../../support/fake-adb-server.ts';

/** An Appium that answers each request as told, and an adb server that answers every question with yes. */
async function open(answer: (method: string) => { status: number; body: unknown } | 'silence') {
  await using owned = new AsyncDisposableStack();
  const adb = owned.use(
    await startFakeAdbServer((service) => ({
      bytes: service.startsWith('shell') ? Buffer.concat([okay(), shellPacket(3, Buffer.from([0]))]) : okay(),
      open: true,
    })),
  );
  const asked: string[] = [];
  const appium = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const given = answer(request.method ?? '');
    if (given === 'silence') return;
    response.writeHead(given.status, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ value: given.body }));
  });
  await new Promise<void>((resolve) => appium.listen(0, '127.0.0.1', resolve));
  owned.defer(() => {
    appium.closeAllConnections();
    return new Promise((resolve) => appium.close(() => resolve()));
  });
  const address = appium.address();
  const ends: string[] = [];
  const options: OpenSession = {
    adb: new AdbClient(adb.port),
    use: {
      server: {
        port: typeof address === 'object' && address !== null ? address.port : 0,
        basePath: '/secret',
        gone: new AbortController().signal,
      },
      killHard: async () => {
        ends.push('killed');
        return 'ended';
      },
      [Symbol.dispose]: () => undefined,
    },
    lease: { deviceId: 1, transport: 'R58', assertHeld: () => undefined },
    systemPort: 8250,
    signal: new AbortController().signal,
    readTimeoutMs: 1000,
    endLimitMs: 10_000,
    fetch,
    onEnded: () => void ends.push('ended'),
  };
  const forwards = () => adb.asked.filter((service) => service.startsWith('host:killforward'));
  const all = owned.move();
  return { options, asked, ends, forwards, [Symbol.asyncDispose]: () => all.disposeAsync() };
}

const opened = { status: 200, body: { sessionId: 'one', capabilities: {} } };

test('a session that could not be opened leaves no forward and no secret behind', async () => {
  await using desk = await open(() => ({
    status: 500,
    body: { error: 'unknown error', message: 'no room at /secret', stacktrace: '' },
  }));
  const failure = await openSession(desk.options).catch((error: unknown) => error);
  expect(failure).toMatchObject({ code: 'automation_lost' });
  expect(String((failure as Error).cause)).not.toContain('/secret');
  expect(desk.forwards()).toEqual(['host:killforward:tcp:8250']);
  expect(desk.ends).toEqual(['ended']);
});

test('the end of a session deletes it, then its forward, then gives the port back, once', async () => {
  await using desk = await open((method) => (method === 'DELETE' ? { status: 200, body: null } : opened));
  const session = await openSession(desk.options);
  expect(desk.forwards()).toEqual([]);
  await Promise.all([session[Symbol.asyncDispose](), session[Symbol.asyncDispose]()]);
  expect(desk.asked.filter((request) => request.startsWith('DELETE'))).toEqual([
    'DELETE /secret/session/one',
  ]);
  expect(desk.forwards()).toEqual(['host:killforward:tcp:8250']);
  expect(desk.ends).toEqual(['ended']);
});

test('a session that does not end in time takes Appium with it', async () => {
  await using desk = await open((method) => (method === 'DELETE' ? 'silence' : opened));
  const session = await openSession({ ...desk.options, endLimitMs: 50 });
  await session[Symbol.asyncDispose]();
  expect(desk.ends).toEqual(['killed', 'ended']);
  expect(desk.forwards()).toEqual(['host:killforward:tcp:8250']);
});
