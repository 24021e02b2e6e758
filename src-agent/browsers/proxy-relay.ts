import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { PlannedProxy } from './browser-plan.ts';

/** A way to an account's proxy for one browser. */
export type ProxyRelay = AsyncDisposable & {
  readonly port: number;
  /** Valid for this relay alone; handed to the browser over its pipe. */
  readonly credentials: { readonly username: string; readonly password: string };
};

/** How the names of our own pages end; `.invalid` is reserved and belongs to nobody (RFC 2606). */
export const ownNames = '.switchyard.invalid';

/** An address that the relay answers itself; nothing leaves the computer for it. */
export const relayGreeting = `http://relay${ownNames}/`;

/**
 * Listens on the loopback interface and passes on what comes with its credentials to the proxy. Chromium cannot give
 * credentials to a SOCKS5 proxy, and this way the proxy's password is in no argument, address or other process.
 */
export async function startProxyRelay(proxy: PlannedProxy): Promise<ProxyRelay> {
  const { RequestError, Server } = await import('proxy-chain');
  const credentials = { username: 'switchyard', password: randomBytes(24).toString('base64url') };
  const upstreamProxyUrl = proxyUrl(proxy);
  const server = new Server({
    host: '127.0.0.1',
    port: 0,
    authRealm: 'Switchyard',
    prepareRequestFunction: ({ username, password, hostname }) => {
      if (!isSame(`${username}:${password}`, `${credentials.username}:${credentials.password}`))
        return { requestAuthentication: true };
      if (hostname === new URL(relayGreeting).hostname)
        return { customResponseFunction: () => ({ statusCode: 200, body: 'ready' }) };
      // Pages of ours, which the browser warms a connection up for: the proxy never hears of them.
      if (hostname.endsWith(ownNames)) throw new RequestError('not a site', 404);
      return { upstreamProxyUrl };
    },
  });
  await server.listen();
  return {
    port: server.port,
    credentials,
    [Symbol.asyncDispose]: () => server.close(true),
  };
}

/** Only ever in this process’s memory: the library takes the proxy as an address. */
function proxyUrl({ protocol, host, port, username, password }: PlannedProxy): string {
  const encode = (text: string | null) => encodeURIComponent(text ?? '');
  const login = username === null && password === null ? '' : `${encode(username)}:${encode(password)}@`;
  const name = host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
  // With “h” the proxy looks names up; without, this computer would.
  const scheme = protocol === 'socks5' ? 'socks5h' : protocol;
  return `${scheme}://${login}${name}:${port}`;
}

function isSame(given: string, wanted: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(wanted)];
  return left.length === right.length && timingSafeEqual(left, right);
}
