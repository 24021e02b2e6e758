import { type AddressInfo, createServer, type Socket } from 'node:net';
import { expect, test } from 'vitest';
import { adbServerVersion } from '../../../../src-agent/parts/adb-server-version.ts';

async function serverThat(answer: (socket: Socket, request: string) => void) {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', (data) => answer(socket, data.toString()));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    [Symbol.dispose]: () => void server.close(),
  };
}

test('reads the version of a server that answers as adb does', async () => {
  using server = await serverThat((socket, request) =>
    socket.end(request === '000chost:version' ? 'OKAY00040029' : 'FAIL'),
  );
  await expect(adbServerVersion(server.port)).resolves.toBe(0x29);
});

test('refuses another program on that port', async () => {
  using server = await serverThat((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
  await expect(adbServerVersion(server.port)).rejects.toThrow('not an adb server');
});

test('gives up on one that stays silent', async () => {
  using server = await serverThat(() => undefined);
  await expect(adbServerVersion(server.port, 50)).rejects.toThrow('does not answer');
});

test('says when nothing listens', async () => {
  const port = await (async () => {
    using server = await serverThat(() => undefined);
    return server.port;
  })();
  await expect(adbServerVersion(port)).rejects.toThrow('it is not running');
});
