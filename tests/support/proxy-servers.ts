import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { Socks5Server } from '@pondwader/socks5-server';
import { Server as ProxyChainServer } from 'proxy-chain';
import { type SelfMadeCertificate, selfMadeCertificate } from './self-made-certificate.ts';

/** What a proxy asks for. */
export type Credentials = { readonly username: string; readonly password: string };

/** What a test address answers with: the address, as ipify does. */
export const seenAddress = '203.0.113.7';

/**
 * Real proxies and test addresses on free ports of this computer, ended together. Answers are ports. `certificate` is what
 * everything that speaks TLS shows; who trusts it trusts them.
 */
export class ProxyServers implements AsyncDisposable {
  readonly certificate: SelfMadeCertificate = selfMadeCertificate();
  readonly #owned = new AsyncDisposableStack();
  /** Connections that are open to the proxies and addresses now. */
  readonly open = new Set<Socket>();

  /** A proxy that speaks HTTP CONNECT, behind TLS with `certificate`. */
  async http(credentials?: Credentials, certificate?: SelfMadeCertificate): Promise<number> {
    const how =
      certificate === undefined
        ? { serverType: 'http' as const }
        : { serverType: 'https' as const, httpsOptions: certificate };
    const server = new ProxyChainServer({
      ...how,
      port: 0,
      host: '127.0.0.1',
      prepareRequestFunction: ({ username, password }) => ({
        requestAuthentication:
          credentials !== undefined &&
          (username !== credentials.username || password !== credentials.password),
      }),
    });
    await server.listen();
    server.server.on('connection', (socket: Socket) => this.#track(socket));
    this.#owned.defer(() => server.close(true));
    return server.port;
  }

  /** A SOCKS5 proxy. `asked` gets the host of every request as the proxy sees it. */
  async socks(credentials?: Credentials, asked: string[] = []): Promise<number> {
    const socks = new Socks5Server();
    if (credentials !== undefined)
      socks.setAuthHandler(
        ({ username, password }) => username === credentials.username && password === credentials.password,
      );
    socks.setRulesetValidator(({ destAddress }) => {
      asked.push(destAddress);
      return true;
    });
    return await this.#listen(createServer((socket) => void socks._handleConnection(socket.setNoDelay())));
  }

  /** Anything else that listens: each connection is given to `act`. */
  raw(act: (socket: Socket) => void): Promise<number> {
    return this.#listen(createServer(act));
  }

  /** A test address; without `answer` it says `{"ip": "203.0.113.7"}`. */
  async testAddress(answer: RequestListener = sayAddress): Promise<string> {
    return `http://127.0.0.1:${await this.#listen(createHttpServer(answer))}/`;
  }

  /** A test address over TLS. */
  async secureTestAddress(
    certificate = this.certificate,
    answer: RequestListener = sayAddress,
  ): Promise<string> {
    return `https://localhost:${await this.#listen(createHttpsServer(certificate, answer))}/`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.open) socket.destroy();
    await this.#owned.disposeAsync();
  }

  async #listen(server: Server): Promise<number> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
    await promise;
    server.on('connection', (socket: Socket) => this.#track(socket));
    this.#owned.defer(async () => {
      const closed = Promise.withResolvers<void>();
      server.close(() => closed.resolve());
      for (const socket of this.open) socket.destroy();
      await closed.promise;
    });
    return (server.address() as AddressInfo).port;
  }

  #track(socket: Socket): void {
    this.open.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => this.open.delete(socket));
  }
}

const sayAddress: RequestListener = (_request, response) => {
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ ip: seenAddress }));
};

/** A port that nothing listens on. */
export async function closedPort(): Promise<number> {
  await using servers = new ProxyServers();
  return await servers.raw(() => undefined);
}
