import { readFile, realpath } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import { readAssetPath } from '../../../src-shared/pages/asset-path.ts';
import {
  commonHeaders,
  contentSecurityPolicy,
  styleNoncePlaceholder,
} from '../../../src-shared/pages/security-headers.ts';
import { writtenPath } from '../app-address.ts';

/** Answers requests for our pages from a folder of built files. `nonce` makes a fresh unguessable value a call. */
export function appProtocol(root: string, nonce: () => string): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405, { Allow: 'GET, HEAD' });
    const path = writtenPath(request.url);
    const asked = path === null ? null : readAssetPath(path);
    if (asked === null || asked.kind === 'refused') return refusal(404);
    const bytes = await readBelow(root, asked.kind === 'page' ? 'index.html' : asked.path);
    if (bytes === null) return refusal(404);
    const answer =
      asked.kind === 'page' ? page(bytes.toString('utf8'), nonce()) : asset(bytes, asked.contentType);
    return request.method === 'HEAD' ? new Response(null, { headers: answer.headers }) : answer;
  };
}

function page(html: string, nonce: string): Response {
  return new Response(html.replaceAll(styleNoncePlaceholder, nonce), {
    headers: {
      ...commonHeaders,
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': contentSecurityPolicy(nonce),
      'Cache-Control': 'no-store',
    },
  });
}

function asset(bytes: Buffer, contentType: string): Response {
  return new Response(new Uint8Array(bytes), { headers: { ...commonHeaders, 'Content-Type': contentType } });
}

function refusal(status: 404 | 405, headers: Record<string, string> = {}): Response {
  return new Response(null, { status, headers: { ...commonHeaders, ...headers } });
}

/** The file's bytes, or null when it is not there, is no file, or is a link to somewhere outside. */
async function readBelow(root: string, path: string): Promise<Buffer | null> {
  try {
    const [folder, file] = await Promise.all([realpath(root), realpath(join(root, ...path.split('/')))]);
    return isInside(folder, file) ? await readFile(file) : null;
  } catch {
    return null;
  }
}

/** Whether a file lies below a folder, by way and not by beginning: `/pages-old` begins like `/pages`. */
function isInside(folder: string, file: string): boolean {
  const way = relative(folder, file);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
