import type { Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkProxy } from '../../../../../src-agent/proxies/check/check-proxy.ts';
import type { CheckResult, ProxyEndpoint } from '../../../../../src-agent/proxies/check/check-result.ts';
import { startRealTimer } from '../../../../../src-agent/devices/timers.ts';
import { closedPort, ProxyServers, seenAddress } from '../../../../support/proxy-servers.ts';
import { selfMadeCertificate } from '../../../../support/self-made-certificate.ts';

const who = { username: 'agency', password: 's3cret:with:colons' };
const wrong = { username: 'agency', password: 'not-it' };
const servers = new ProxyServers();
let plain: string;
let secure: string;

beforeAll(async () => {
  plain = await servers.testAddress();
  secure = await servers.secureTestAddress();
});
afterAll(() => servers[Symbol.asyncDispose]());

type Given = Partial<ProxyEndpoint> & { readonly port: number };
type Conditions = { testAddress?: string; timeoutSeconds?: number; signal?: AbortSignal; trust?: boolean };

function check(proxy: Given, conditions: Conditions = {}): Promise<CheckResult> {
  const { trust = true, ...task } = conditions;
  return checkProxy(
    { host: '127.0.0.1', protocol: 'http', username: '', password: null, ...proxy },
    { testAddress: plain, timeoutSeconds: 5, signal: new AbortController().signal, ...task },
    {
      startTimer: startRealTimer,
      clock: () => performance.now(),
      ...(trust ? { ca: servers.certificate.cert } : {}),
    },
  );
}

const works = { outcome: 'ok', exitAddress: seenAddress, detail: `It works and is seen as ${seenAddress}.` };

describe.each([
  ['over http', () => plain],
  ['over https', () => secure],
])('a proxy that works, asked %s', (_how, address) => {
  test.each<[string, () => Promise<Given>]>([
    ['http', async () => ({ port: await servers.http() })],
    ['http with credentials', async () => ({ port: await servers.http(who), ...who })],
    [
      'https with credentials',
      async () => ({ protocol: 'https', port: await servers.http(who, servers.certificate), ...who }),
    ],
    ['socks5', async () => ({ protocol: 'socks5', port: await servers.socks() })],
    ['socks5 with credentials', async () => ({ protocol: 'socks5', port: await servers.socks(who), ...who })],
  ])('%s', async (_name, proxy) => {
    const result = await check(await proxy(), { testAddress: address() });
    expect(result).toMatchObject(works);
    expect(result.latencyMs).toBeGreaterThanOrEqual(0);
  });
});

test('names are looked up by the proxy, not here', async () => {
  const asked: string[] = [];
  const port = await servers.socks(undefined, asked);
  const result = await check({ protocol: 'socks5', port }, { testAddress: 'http://no-such-host.invalid/' });
  expect(asked).toEqual(['no-such-host.invalid']);
  expect(result).toMatchObject({ outcome: 'wrong_answer' });
  expect(result.detail).toContain('HostUnreachable');
});

test('the latency is the median of three requests, the opening of tunnels left out', async () => {
  let asked = 0;
  const pauses = [1500, 0, 60];
  const answer = (close: boolean) =>
    servers.testAddress((_request, response) => {
      if (close) response.setHeader('connection', 'close');
      setTimeout(() => response.end(seenAddress), pauses[asked++ % 3]);
    });
  for (const close of [false, true]) {
    asked = 0;
    const tunnels: string[] = [];
    const port = await servers.socks(undefined, tunnels);
    const { latencyMs } = await check({ protocol: 'socks5', port }, { testAddress: await answer(close) });
    expect(asked).toBe(3);
    expect(tunnels).toHaveLength(close ? 3 : 1);
    expect(latencyMs).toBeGreaterThanOrEqual(59);
    expect(latencyMs).toBeLessThan(1500);
  }
});

describe('what does not work is told apart', () => {
  const rubbish = (text: string) => servers.raw((socket) => socket.end(text));
  const hangs = () => servers.raw(() => undefined);
  const afterHello = (act: (socket: Socket) => void) =>
    servers.raw((socket) => socket.once('data', () => act(socket)));
  const someoneElse = selfMadeCertificate('proxy.example');

  test.each<[string, () => Promise<Given>, string, RegExp]>([
    ['a closed port', async () => ({ port: await closedPort() }), 'refused', /Nothing listens/],
    [
      'an unknown host name',
      () => Promise.resolve({ host: 'no-such-proxy.invalid', port: 80 }),
      'dns',
      /host name of the proxy is not known/,
    ],
    [
      'http that wants credentials',
      async () => ({ port: await servers.http(who) }),
      'auth',
      /asks for a username/,
    ],
    [
      'http with wrong ones',
      async () => ({ port: await servers.http(who), ...wrong }),
      'auth',
      /does not accept/,
    ],
    [
      'socks5 that wants credentials',
      async () => ({ protocol: 'socks5', port: await servers.socks(who) }),
      'auth',
      /asks for a username/,
    ],
    [
      'socks5 with wrong ones',
      async () => ({ protocol: 'socks5', port: await servers.socks(who), ...wrong }),
      'auth',
      /does not accept/,
    ],
    [
      'socks5 with a password longer than the protocol takes',
      async () => ({ protocol: 'socks5', port: await servers.socks(who), ...who, password: 'x'.repeat(256) }),
      'auth',
      /at most 255 bytes/,
    ],
    [
      'https with the certificate of somebody else',
      async () => ({ protocol: 'https', port: await servers.http(undefined, someoneElse) }),
      'tls',
      /certificate of the proxy cannot be trusted/,
    ],
    [
      'https where http is spoken',
      async () => ({ protocol: 'https', port: await servers.http() }),
      'tls',
      /does not speak TLS/,
    ],
    [
      'something that is no http proxy',
      async () => ({ port: await afterHello((socket) => socket.end('220 mail ready\r\n')) }),
      'wrong_answer',
      /no http proxy/,
    ],
    [
      'http where https is spoken',
      async () => ({ port: await servers.http(undefined, servers.certificate) }),
      'wrong_answer',
      /no http proxy|hung up/,
    ],
    [
      'something that is no socks5 proxy',
      async () => ({ protocol: 'socks5', port: await rubbish('HTTP/1.1 400 Bad Request\r\n\r\n') }),
      'wrong_answer',
      /no socks5 proxy/,
    ],
    [
      'http that hangs up',
      async () => ({ port: await afterHello((socket) => socket.end()) }),
      'wrong_answer',
      /hung up without an answer/,
    ],
    [
      'http that breaks off',
      async () => ({ port: await afterHello((socket) => socket.resetAndDestroy()) }),
      'wrong_answer',
      /hung up without an answer/,
    ],
    [
      'socks5 that hangs up',
      async () => ({ protocol: 'socks5', port: await afterHello((socket) => socket.end()) }),
      'wrong_answer',
      /hung up without an answer/,
    ],
    [
      'http that cannot reach the test address',
      async () => ({ port: await afterHello((socket) => socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n')) }),
      'wrong_answer',
      /did not connect to 127\.0\.0\.1 \(it answered 502\)/,
    ],
    [
      'an answer that never ends',
      async () => ({
        port: await afterHello((socket) => socket.write(`HTTP/1.1 200 OK\r\nx: ${'x'.repeat(200_000)}`)),
      }),
      'wrong_answer',
      /no http proxy/,
    ],
    [
      'http that breaks off after the tunnel stands',
      async () => ({
        port: await afterHello((socket) => {
          socket.write('HTTP/1.1 200 OK\r\n\r\n');
          socket.once('data', () => socket.end());
        }),
      }),
      'wrong_answer',
      /through the proxy broke off/,
    ],
    [
      'http that hangs',
      async () => ({ port: await hangs() }),
      'timeout',
      /then said nothing within 1 second\./,
    ],
    [
      'https that hangs',
      async () => ({ protocol: 'https', port: await hangs() }),
      'timeout',
      /within 1 second\./,
    ],
    [
      'socks5 that hangs',
      async () => ({ protocol: 'socks5', port: await hangs() }),
      'timeout',
      /then said nothing/,
    ],
  ])('%s', async (_name, proxy, outcome, detail) => {
    const result = await check(await proxy(), { timeoutSeconds: outcome === 'timeout' ? 1 : 5 });
    expect(result).toMatchObject({ outcome, latencyMs: null, exitAddress: null });
    expect(result.detail).toMatch(detail);
    expect(result.detail).not.toContain(wrong.password);
  });

  test.each<[string, () => Promise<string>, string, RegExp]>([
    [
      'a page to sign in',
      () => servers.testAddress((_request, response) => response.end('<html>Welcome to our WLAN</html>')),
      'wrong_answer',
      /no address was in the answer/,
    ],
    [
      'a detour',
      () =>
        servers.testAddress((_request, response) => response.writeHead(302, { location: '/login' }).end()),
      'wrong_answer',
      /answered 302/,
    ],
    [
      'more than an address could need',
      () => servers.testAddress((_request, response) => response.end('1'.repeat(1_000_000))),
      'wrong_answer',
      /no address was in the answer/,
    ],
    [
      'a certificate that nobody vouches for',
      () => servers.secureTestAddress(someoneElse),
      'tls',
      /Somebody in between/,
    ],
    ['nothing for too long', () => servers.testAddress(() => undefined), 'timeout', /works too slowly/],
  ])('a test address that answers with %s', async (_name, address, outcome, detail) => {
    const result = await check(
      { port: await servers.http() },
      { testAddress: await address(), timeoutSeconds: outcome === 'timeout' ? 1 : 5 },
    );
    expect(result).toMatchObject({ outcome, latencyMs: null, exitAddress: null });
    expect(result.detail).toMatch(detail);
  });

  test('a certificate is trusted only when it is one of the well-known, or the one that was named', async () => {
    const result = await check({ port: await servers.http() }, { testAddress: secure, trust: false });
    expect(result).toMatchObject({ outcome: 'tls' });
  });
});

test('an abort ends a check at once, and no connection stays behind', async () => {
  const connected = Promise.withResolvers<Socket>();
  const port = await servers.raw(connected.resolve);
  const stop = new AbortController();
  const checking = check({ port }, { signal: stop.signal });
  const socket = await connected.promise;
  const closed = new Promise((resolve) => socket.once('close', resolve));
  stop.abort(new Error('enough'));
  await expect(checking).rejects.toThrow('enough');
  await closed;
  await expect(check({ port }, { signal: stop.signal })).rejects.toThrow('enough');
});

test('a check that is over has closed all its connections', async () => {
  await using own = new ProxyServers();
  const testAddress = await own.testAddress();
  await check({ port: await own.http() }, { testAddress });
  await check({ protocol: 'socks5', port: await own.socks() }, { testAddress });
  await expect.poll(() => own.open.size, { timeout: 5_000 }).toBe(0);
});
