import { execFileSync } from 'node:child_process';
import { connect } from 'node:net';
import { defaultConnectionHandler, Socks5Server } from '@pondwader/socks5-server';
import { Server } from 'proxy-chain';
import { ProxyAgent, request } from 'undici';
import { describe, expect, it } from 'vitest';
import { startProxyRelay } from '../../src-agent/browsers/proxy-relay.ts';
import { freePort } from '../../src-agent/processes/free-port.ts';
import { openBrowserDesk } from '../support/browser-desk.ts';
import { findChromium } from '../support/open-browser.ts';
import { startTestSite } from '../support/test-site.ts';

const chromium = findChromium() ?? '';
const title = chromium === '' ? 'behind a proxy (skipped: there is no Chromium)' : 'behind a proxy';
const login = { username: 'desk-7', password: 'p:a/s@s%41' };

describe.skipIf(chromium === '')(title, () => {
  it.each(['http', 'socks5'] as const)(
    'goes through a %s proxy with a password, and through nothing else',
    async (protocol) => {
      await using site = await startTestSite();
      await using proxy = await (protocol === 'http' ? startHttpProxy() : startSocksProxy(site.url));
      await using desk = await openBrowserDesk(chromium, { proxyLoopback: true });
      addProxy(desk, protocol, proxy.port, login.password);
      const { browser, look } = await desk.visit(1, `${site.url}/accounts/login/`);
      expect(await look(`document.querySelector('h1').textContent`)).toBe('Sign in');
      expect(proxy.reached).toContain('127.0.0.1');
      expect(proxy.reached.filter((name) => name.endsWith('.invalid'))).toEqual([]);
      expect(await look(webRtcCandidates)).toEqual([]);
      const command = execFileSync('ps', ['-ww', '-eo', 'args='], { encoding: 'utf8' });
      expect(command).toContain('--proxy-server=http://127.0.0.1:');
      for (const secret of [login.password, encodeURIComponent(login.password)])
        expect(command).not.toContain(secret);
      expect(JSON.stringify([desk.events(), desk.log])).not.toContain(login.password);

      // With the proxy gone, nothing reaches the site.
      const before = site.requests.length;
      await proxy[Symbol.asyncDispose]();
      await look(`fetch('/').catch(() => null)`);
      expect(site.requests).toHaveLength(before);
      expect(browser.targets.lastPage).not.toBeNull();
    },
  );

  it('lets the proxy look names up', async () => {
    await using site = await startTestSite();
    await using proxy = await startSocksProxy(site.url);
    await using desk = await openBrowserDesk(chromium);
    addProxy(desk, 'socks5', proxy.port, login.password);
    const { look } = await desk.visit(1, 'http://shop.example/accounts/login/');
    expect(await look(`document.querySelector('h1').textContent`)).toBe('Sign in');
    expect(proxy.reached).toContain('shop.example');
  });

  it('shows no page when the proxy refuses the password, rather than going around it', async () => {
    await using site = await startTestSite();
    await using proxy = await startHttpProxy();
    await using desk = await openBrowserDesk(chromium, { proxyLoopback: true });
    addProxy(desk, 'http', proxy.port, 'wrong');
    const { look } = await desk
      .visit(1, `${site.url}/accounts/login/`)
      .catch(() => ({ look: () => 'nothing' }));
    expect(await look(`document.querySelector('h1')?.textContent`)).not.toBe('Sign in');
    expect(site.requests).toEqual([]);
  });

  it('does not open with a proxy that is switched off', async () => {
    await using desk = await openBrowserDesk(chromium);
    const id = addProxy(desk, 'http', 9, login.password);
    desk.store.write((tx) =>
      tx.run(tx.query.updateTable('proxy').set({ status: 'inactive' }).where('id', '=', id)),
    );
    expect(await desk.browsers.open(1)).toMatchObject({ refusal: { reason: 'proxy_off' } });
    expect(desk.browsers.get(1)).toMatchObject({ value: { state: 'closed' } });
  });

  it('lets nobody else on the computer use its relay', async () => {
    await using site = await startTestSite();
    await using proxy = await startHttpProxy();
    await using relay = await startProxyRelay({
      protocol: 'http',
      host: '127.0.0.1',
      port: proxy.port,
      ...login,
    });
    const ask = async (uri: string, token?: string) => {
      const dispatcher = new ProxyAgent(token === undefined ? { uri } : { uri, token });
      try {
        return (await request(`${site.url}/accounts/login/`, { dispatcher })).statusCode;
      } catch {
        return 'refused';
      } finally {
        await dispatcher.close();
      }
    };
    const address = `http://127.0.0.1:${relay.port}`;
    expect(await ask(address)).not.toBe(200);
    const { username, password } = relay.credentials;
    const token = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
    expect(await ask(address, token)).toBe(200);
  });
});

const webRtcCandidates = `new Promise(async (resolve) => {
  const connection = new RTCPeerConnection({ iceServers: [{ urls: 'stun:127.0.0.1:3478' }] });
  const found = [];
  connection.onicecandidate = ({ candidate }) => { if (candidate) found.push(candidate.candidate); else resolve(found); };
  connection.createDataChannel('any');
  await connection.setLocalDescription(await connection.createOffer());
})`;

type Desk = Awaited<ReturnType<typeof openBrowserDesk>>;

/** Gives the first account a proxy on this computer. */
function addProxy(desk: Desk, protocol: 'http' | 'socks5', port: number, password: string): number {
  const uid = '00000000-0000-7000-8000-0000000proxy';
  const id = desk.store.write((tx) => {
    const { insertedId } = tx.run(
      tx.query.insertInto('proxy').values({
        uid,
        host: '127.0.0.1',
        port,
        protocol,
        type: 'datacenter',
        username: login.username,
        status: 'active',
        created_at: 0,
        updated_at: 0,
      }),
    );
    desk.secrets.put(tx, { kind: 'proxy', id: insertedId, uid }, 'password', password, 0);
    return insertedId;
  });
  desk.setAccount(1, { proxy_id: id });
  return id;
}

async function startHttpProxy() {
  const reached: string[] = [];
  const server = new Server({
    host: '127.0.0.1',
    port: 0,
    prepareRequestFunction: ({ username, password, hostname }) => {
      const known = username === login.username && password === login.password;
      if (known) reached.push(hostname);
      return { requestAuthentication: !known };
    },
  });
  await server.listen();
  return { port: server.port, reached, [Symbol.asyncDispose]: () => server.close(true) };
}

/** Whatever name is asked for, the site answers: it stands for the whole web. */
async function startSocksProxy(site: string) {
  const reached: string[] = [];
  const server = new Socks5Server();
  const { hostname, port: sitePort } = new URL(site);
  server.setAuthHandler(({ username, password }, accept, deny) =>
    username === login.username && password === login.password ? accept() : deny(),
  );
  server.setConnectionHandler((connection, sendStatus) => {
    reached.push(connection.destAddress);
    if (connection.destAddress === hostname) return void defaultConnectionHandler(connection, sendStatus);
    const socket = connect(Number(sitePort), hostname, () => {
      sendStatus('REQUEST_GRANTED');
      connection.socket.pipe(socket).pipe(connection.socket);
    });
    socket.on('error', () => connection.socket.destroy());
    connection.socket.on('error', () => socket.destroy());
    return undefined;
  });
  const port = await freePort();
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(port, '127.0.0.1', resolve);
  await promise;
  return {
    port,
    reached,
    [Symbol.asyncDispose]: () => new Promise<void>((closed) => void server.close(() => closed())),
  };
}
