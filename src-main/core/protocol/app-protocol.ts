import { readFile, realpath } from 'node:fs/promises';
import { assetFile, isInside, readAssetRequest } from './asset-request.ts';
import { contentTypeOf } from './content-types.ts';
import { commonHeaders, contentSecurityPolicy } from './security-headers.ts';

/** Stands in index.html where the nonce of this response goes. */
export const styleNoncePlaceholder = '__STYLE_NONCE__';

/** Answers requests for our pages from a folder of built files. `nonce` makes a fresh unguessable value a call. */
export function appProtocol(root: string, nonce: () => string): (request: Request) => Promise<Response> {
  return async (request) => {
    const asked = readAssetRequest(request.method, request.url);
    if (asked.kind === 'refused') return refusal(asked.status);
    const path = asked.kind === 'page' ? 'index.html' : asked.path;
    const type = contentTypeOf(path);
    const bytes = type === null ? null : await readBelow(root, path);
    if (type === null || bytes === null) return refusal(404);
    if (asked.kind === 'page') return page(bytes.toString('utf8'), nonce(), request.method);
    return new Response(request.method === 'HEAD' ? null : new Uint8Array(bytes), {
      headers: { ...commonHeaders, 'Content-Type': type },
    });
  };
}

function page(html: string, nonce: string, method: string): Response {
  return new Response(method === 'HEAD' ? null : html.replaceAll(styleNoncePlaceholder, nonce), {
    headers: {
      ...commonHeaders,
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': contentSecurityPolicy(nonce),
      'Cache-Control': 'no-store',
    },
  });
}

function refusal(status: 404 | 405): Response {
  const allow = status === 405 ? { Allow: 'GET, HEAD' } : {};
  return new Response(null, { status, headers: { ...commonHeaders, ...allow } });
}

/** The file's bytes, or null when it is not there, is no file, or is a link to somewhere outside. */
async function readBelow(root: string, path: string): Promise<Buffer | null> {
  try {
    const [folder, file] = await Promise.all([realpath(root), realpath(assetFile(root, path))]);
    return isInside(folder, file) ? await readFile(file) : null;
  } catch {
    return null;
  }
}
