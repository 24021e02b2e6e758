import { randomBytes } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as the site got it. */
type SiteRequest = { readonly path: string; readonly headers: IncomingHttpHeaders };

/**
 * A small site with a sign-in form, which tells its visitor who is signed in. `/accounts/login/` shows the form and takes
 * `name`; `/welcome?name=` signs in as a link in a mail does; `/` says “Signed in as NAME” and links to `/NAME/` as platforms
 * do, or leads to the form; `/worker.js` is a script for workers.
 */
export type TestSite = AsyncDisposable & {
  readonly url: string;
  readonly requests: SiteRequest[];
  /** Who was signed in at each visit of the home page; null for nobody. */
  readonly visitors: (string | null)[];
  /** The session cookie values that were given out. */
  readonly sessions: ReadonlyMap<string, string>;
  /** Forgets all sessions: everybody is signed out. */
  forgetSessions(): void;
};

/** Starts the site on a free port of the loopback interface. */
export async function startTestSite(): Promise<TestSite> {
  const sessions = new Map<string, string>();
  const requests: SiteRequest[] = [];
  const visitors: (string | null)[] = [];
  const server = createServer((request, response) => {
    const address = new URL(request.url ?? '/', 'http://site');
    requests.push({ path: address.pathname, headers: request.headers });
    response.setHeader('accept-ch', hints);
    const session = /(?:^|; )sessionid=([^;]+)/.exec(request.headers.cookie ?? '')?.[1];
    const who = sessions.get(session ?? '');
    const letIn = (name: string) => {
      const value = randomBytes(24).toString('hex');
      sessions.set(value, name);
      response.setHeader('set-cookie', `sessionid=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=864000`);
      response.writeHead(303, { location: '/' }).end();
    };
    if (address.pathname === '/') visitors.push(who ?? null);
    if (address.pathname === '/welcome') return letIn(address.searchParams.get('name') ?? '');
    if (address.pathname === '/worker.js') {
      response.setHeader('content-type', 'text/javascript');
      return response.end(workerScript);
    }
    response.setHeader('content-type', 'text/html; charset=utf-8');
    if (request.method === 'POST') {
      let body = '';
      request.on('data', (part) => (body += String(part)));
      request.on('end', () => letIn(new URLSearchParams(body).get('name') ?? ''));
      return undefined;
    }
    if (address.pathname === '/' && who === undefined)
      return response.writeHead(302, { location: '/accounts/login/' }).end();
    return response.end(page(address.pathname === '/' ? welcome(who ?? '') : form));
  });
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', resolve);
  await promise;
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    visitors,
    sessions,
    forgetSessions: () => sessions.clear(),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

const hints = 'Sec-CH-UA-Platform-Version, Sec-CH-UA-Arch, Sec-CH-UA-Model, Sec-CH-UA-Full-Version-List';

const page = (content: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Test site</title>${content}</html>`;

const welcome = (who: string) =>
  `<nav><a href="/">Home</a> <a href="/explore/">Explore</a> <a href="/reels/">Reels</a> <a href="/${who}/">Profile</a></nav>
  <h1>Signed in as ${who}</h1>`;

const form =
  '<h1>Sign in</h1><form method="post"><label>Name <input name="name"></label><button>Sign in</button></form>';

const workerScript = `const tell = async () => ({
  userAgent: navigator.userAgent, languages: [...navigator.languages],
  timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  hints: await navigator.userAgentData.getHighEntropyValues(['platformVersion', 'architecture', 'model', 'fullVersionList']),
});
self.onconnect = async ({ ports: [port] }) => port.postMessage(await tell());
self.onmessage = async ({ source }) => (source ?? self).postMessage(await tell());`;
