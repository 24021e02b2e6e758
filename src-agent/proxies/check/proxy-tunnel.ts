import { connect, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { SocksClient } from 'socks';
import { type buildConnector, Client, errors } from 'undici';
import type { CheckFailure, CheckStep } from './check-failure.ts';
import type { ProxyEndpoint } from './check-result.ts';
import type { OpenSockets } from './open-sockets.ts';

/** Thrown inside a check and turned into its result where it ends. */
export class CheckProblem extends Error {
  readonly failure: CheckFailure;

  constructor(failure: CheckFailure) {
    super(failure.kind);
    this.failure = failure;
  }
}

/** What a tunnel is opened with. `ca`: trusted besides nothing else, for proxies and targets with certificates of their own. */
export type TunnelParts = {
  readonly sockets: OpenSockets;
  readonly ca: string | undefined;
  readonly atStep: (step: CheckStep) => void;
};

/**
 * Opens a connection to the host of `target` through the proxy, and TLS inside it for https. Always a tunnel, also for http:
 * browsers and official APIs need one. Names are resolved by the proxy, so that no look-up leaves this computer.
 */
export async function openTunnel(endpoint: ProxyEndpoint, target: URL, parts: TunnelParts): Promise<Socket> {
  parts.atStep('reach');
  const proxy = await reachProxy(endpoint, parts);
  parts.atStep('tunnel');
  const destination = { host: bareHost(target.hostname), port: portOf(target) };
  const tunnel =
    endpoint.protocol === 'socks5'
      ? await tunnelBySocks(proxy, endpoint, destination)
      : await tunnelByConnect(proxy, endpoint, destination);
  parts.sockets.add(tunnel);
  parts.atStep('request');
  return target.protocol === 'https:' ? await secure(tunnel, destination.host, 'target', parts) : tunnel;
}

async function reachProxy(endpoint: ProxyEndpoint, parts: TunnelParts): Promise<Socket> {
  const socket = parts.sockets.add(connect({ host: endpoint.host, port: endpoint.port, noDelay: true }));
  const problem = await settled(socket, 'connect');
  if (problem !== null) throw new CheckProblem({ kind: 'unreachable', code: problem });
  return endpoint.protocol === 'https' ? await secure(socket, endpoint.host, 'proxy', parts) : socket;
}

async function secure(
  socket: Socket,
  host: string,
  who: 'proxy' | 'target',
  parts: TunnelParts,
): Promise<Socket> {
  const secured = parts.sockets.add(
    connectTls({
      socket,
      host,
      ALPNProtocols: ['http/1.1'],
      ...(isIP(host) === 0 ? { servername: host } : {}),
      ...(parts.ca === undefined ? {} : { ca: parts.ca }),
    }),
  );
  const problem = await settled(secured, 'secureConnect');
  if (problem !== null) throw new CheckProblem({ kind: 'tls', with: who, code: problem });
  return secured;
}

/** Waits until a socket is connected: null, or the code of what went wrong. */
function settled(socket: Socket, event: 'connect' | 'secureConnect'): Promise<string | null> {
  return new Promise((resolve) => {
    socket.once(event, () => resolve(null));
    socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.name));
    socket.once('close', () => resolve('closed'));
  });
}

async function tunnelByConnect(proxy: Socket, endpoint: ProxyEndpoint, to: Destination): Promise<Socket> {
  const authority = `${isIP(to.host) === 6 ? `[${to.host}]` : to.host}:${to.port}`;
  const client = new Client(`http://${authority}`, { connect: handOver(proxy) });
  try {
    const { statusCode, socket } = await client.connect({
      path: authority,
      headers: { host: authority, ...proxyAuthorization(endpoint) },
    });
    if (statusCode === 407) throw new CheckProblem({ kind: 'credentials' });
    if (statusCode < 200 || statusCode > 299)
      throw new CheckProblem({ kind: 'no_tunnel', answer: String(statusCode) });
    return socket as Socket;
  } catch (error) {
    throw error instanceof CheckProblem ? error : new CheckProblem(httpFailure(error, 'tunnel'));
  } finally {
    void client.destroy();
  }
}

/** What undici's error means: the other side talked no HTTP, or hung up. */
export function httpFailure(error: unknown, step: Exclude<CheckStep, 'reach'>): CheckFailure {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const rubbish = error instanceof errors.HTTPParserError || code === 'UND_ERR_HEADERS_OVERFLOW';
  if (code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE' || (rubbish && step === 'request'))
    return { kind: 'no_address' };
  return rubbish ? { kind: 'not_a_proxy' } : { kind: 'closed', step };
}

/** A connector that gives away the one socket there is: asked again, as after a hang-up, it has none. */
export function handOver(socket: Socket): buildConnector.connector {
  let left: Socket | null = socket;
  return (_options, callback) => {
    const given = left;
    left = null;
    // Later, because a client that is answered while it asks does not go on by itself (undici 8).
    queueMicrotask(() => {
      if (given === null) callback(new Error('the connection is over'), null);
      else callback(null, given);
    });
  };
}

function proxyAuthorization({ username, password }: ProxyEndpoint): Record<string, string> {
  if (username === '' && password === null) return {};
  const token = Buffer.from(`${username}:${password ?? ''}`, 'utf8').toString('base64');
  return { 'proxy-authorization': `Basic ${token}` };
}

async function tunnelBySocks(proxy: Socket, endpoint: ProxyEndpoint, to: Destination): Promise<Socket> {
  const { username, password } = endpoint;
  if (Buffer.byteLength(username) > 255 || Buffer.byteLength(password ?? '') > 255)
    throw new CheckProblem({ kind: 'credentials_too_long' });
  try {
    const { socket } = await SocksClient.createConnection({
      command: 'connect',
      destination: to,
      existing_socket: proxy,
      proxy: {
        type: 5,
        host: endpoint.host,
        port: endpoint.port,
        ...(username === '' ? {} : { userId: username }),
        ...(password === null ? {} : { password }),
      },
    });
    return socket;
  } catch (error) {
    throw new CheckProblem(socksFailure(error instanceof Error ? error.message : ''));
  }
}

/** What an error of the package `socks` means; it tells them apart by their messages only (its `ERRORS`). */
function socksFailure(message: string): CheckFailure {
  if (/Authentication failed|no accepted authentication type/.test(message)) return { kind: 'credentials' };
  const rejected = /^Socks5 proxy rejected connection(?: - (.+))?$/.exec(message);
  if (rejected !== null) return { kind: 'no_tunnel', answer: rejected[1] ?? 'no' };
  return message.startsWith('Received invalid')
    ? { kind: 'not_a_proxy' }
    : { kind: 'closed', step: 'tunnel' };
}

type Destination = { readonly host: string; readonly port: number };

function portOf(target: URL): number {
  return target.port === '' ? (target.protocol === 'https:' ? 443 : 80) : Number(target.port);
}

/** Addresses of IPv6 are written in brackets in a URL, and nowhere else. */
function bareHost(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '');
}
