import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { isOnline } from '../../../../../src-agent/proxies/check/is-online.ts';

test('whoever answers a connection was reached, also with a refusal; nobody else was', async () => {
  const server = createServer((socket) => void socket.end()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const place = server.address();
  const port = typeof place === 'object' && place !== null ? place.port : 0;
  const ask = (testAddress: string, signal = new AbortController().signal) =>
    isOnline({ testAddress, timeoutSeconds: 2 }, signal);
  expect(await ask(`http://127.0.0.1:${port}/`)).toBe(true);
  expect(await ask(`http://127.0.0.1:${port}/`, AbortSignal.abort())).toBe(false);
  server.close();
  await once(server, 'close');
  expect(await ask(`http://127.0.0.1:${port}/`)).toBe(true);
  expect(await ask('https://nobody.invalid/')).toBe(false);
});
