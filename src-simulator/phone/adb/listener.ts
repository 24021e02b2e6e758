import { createServer, type AddressInfo, type Server } from 'node:net';
import type { Authorization } from './authorization.ts';
import { AdbConnection, type OpenService } from './connection.ts';

/** The phone's adb daemon on a loopback port. */
export type AdbListener = AsyncDisposable & {
  readonly port: number;
  /** The cable is pulled: connections close and new ones are refused. */
  vanish(): Promise<void>;
  /** The cable is back, on the same port. */
  comeBack(): Promise<void>;
  freeze(): void;
  thaw(): void;
};

/** adb servers take ports 5555 to 5585 for emulators and would claim the phone by themselves. */
const firstEmulatorPort = 5555;
const lastEmulatorPort = 5585;

/** Starts to listen on an ephemeral port. */
export async function listenForAdb(options: {
  readonly banner: string;
  readonly authorization: Authorization;
  readonly openService: OpenService;
}): Promise<AdbListener> {
  const connections = new Set<AdbConnection>();
  let frozen = false;
  const accept = (): Server =>
    createServer((socket) => {
      const connection = new AdbConnection({ socket, ...options });
      connections.add(connection);
      socket.on('close', () => connections.delete(connection));
      if (frozen) connection.freeze();
    });
  let server: Server | null = accept();
  let port = await listen(server, 0);
  while (port >= firstEmulatorPort && port <= lastEmulatorPort) {
    const taken = server;
    server = accept();
    port = await listen(server, 0);
    await stop(taken);
  }

  const vanish = async () => {
    const leaving = server;
    server = null;
    if (!leaving) return;
    const stopped = stop(leaving);
    for (const connection of connections) connection.close();
    await stopped;
  };
  return {
    port,
    vanish,
    async comeBack() {
      if (server) return;
      server = accept();
      await listen(server, port);
    },
    freeze() {
      frozen = true;
      for (const connection of connections) connection.freeze();
    },
    thaw() {
      frozen = false;
      for (const connection of connections) connection.thaw();
    },
    [Symbol.asyncDispose]: vanish,
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
