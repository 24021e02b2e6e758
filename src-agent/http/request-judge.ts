import { createHash, timingSafeEqual } from 'node:crypto';

/** The parts of a request's head that decide whether it is answered. */
export type RequestHead = {
  readonly method: string;
  readonly path: string;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  readonly fetchSite: string | undefined;
  readonly contentType: string | undefined;
  readonly authorization: string | undefined;
  readonly cookie: string | undefined;
};

/** What the server knows: its own address and the secrets of this launch. `sessions` are cookies of signed-in pages. */
export type ServerSecrets = {
  readonly address: string;
  readonly token: string;
  readonly sessions: Pick<ReadonlySet<string>, 'has'>;
};

export type Judgement =
  | { readonly kind: 'page' }
  | { readonly kind: 'enter' }
  | { readonly kind: 'api' }
  | { readonly kind: 'refused'; readonly status: 401 | 403 | 405 | 415 | 421; readonly code: string };

/** Name of the cookie of a signed-in page. */
export const sessionCookie = 'switchyard_session';

/**
 * Whether a request is answered, from its head alone. The exact Host keeps DNS rebinding out; foreign pages are
 * refused by Origin and Sec-Fetch-Site; programs prove themselves by the token, pages by their cookie.
 */
export function judgeRequest(head: RequestHead, server: ServerSecrets): Judgement {
  if (head.host !== server.address) return refused(421, 'wrong_host');
  const isPageRequest =
    !head.path.startsWith('/api/') && !head.path.startsWith('/rpc/') && head.path !== '/session';
  if (isPageRequest)
    return head.method === 'GET' || head.method === 'HEAD' ? { kind: 'page' } : refused(405, 'read_only');
  if (head.method === 'OPTIONS') return refused(405, 'no_preflight');
  const own = `http://${server.address}`;
  if (head.origin !== undefined && head.origin !== own) return refused(403, 'foreign_page');
  if (head.fetchSite !== undefined && head.fetchSite !== 'same-origin' && head.fetchSite !== 'none')
    return refused(403, 'foreign_page');
  if (!carriesAcceptedBody(head)) return refused(415, 'json_only');
  if (head.path === '/session') return head.method === 'POST' ? { kind: 'enter' } : refused(405, 'post_only');
  const bearer = /^Bearer (.+)$/.exec(head.authorization ?? '')?.[1];
  if (bearer !== undefined) return same(bearer, server.token) ? { kind: 'api' } : refused(401, 'wrong_token');
  const session = readCookie(head.cookie, sessionCookie);
  if (session === undefined || !server.sessions.has(session)) return refused(401, 'sign_in');
  return { kind: 'api' };
}

/** A form or text body is what a foreign page could send without asking; files come as multipart from our own. */
function carriesAcceptedBody(head: RequestHead): boolean {
  if (head.method === 'GET' || head.method === 'HEAD' || head.method === 'DELETE') return true;
  const type = head.contentType?.split(';')[0]?.trim().toLowerCase();
  if (type === undefined) return head.path.startsWith('/api/');
  return type === 'application/json' || (type === 'multipart/form-data' && head.path !== '/session');
}

function refused(status: 401 | 403 | 405 | 415 | 421, code: string): Judgement {
  return { kind: 'refused', status, code };
}

/** Compares digests, so that neither length nor the first differing byte shows in the time it takes. */
function same(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

function readCookie(header: string | undefined, name: string): string | undefined {
  for (const part of header?.split(';') ?? []) {
    const [key, value] = part.trim().split('=');
    if (key === name) return value;
  }
  return undefined;
}
