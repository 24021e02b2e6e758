import { readFile, realpath } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { isAbsolute, join, relative, sep } from 'node:path';
import { readAssetPath } from '../../src-shared/pages/asset-path.ts';
import {
  commonHeaders,
  contentSecurityPolicy,
  styleNoncePlaceholder,
} from '../../src-shared/pages/security-headers.ts';

/** Answers a request for the control center's pages from the folder they were built into. */
export async function servePage(
  folder: string,
  path: string,
  nonce: () => string,
  response: ServerResponse,
): Promise<void> {
  const asked = readAssetPath(path);
  const bytes =
    asked.kind === 'refused'
      ? null
      : await readBelow(folder, asked.kind === 'page' ? 'index.html' : asked.path);
  if (asked.kind === 'refused' || bytes === null) {
    response.writeHead(404, commonHeaders).end();
    return;
  }
  if (asked.kind === 'asset') {
    const cache = asked.path.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
    response
      .writeHead(200, { ...commonHeaders, 'Content-Type': asked.contentType, 'Cache-Control': cache })
      .end(bytes);
    return;
  }
  const value = nonce();
  response
    .writeHead(200, {
      ...commonHeaders,
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': contentSecurityPolicy(value),
      'Cache-Control': 'no-store',
    })
    .end(bytes.toString('utf8').replaceAll(styleNoncePlaceholder, value));
}

/** The file's bytes, or null when it is not there or is a link to somewhere outside the folder. */
export async function readBelow(folder: string, path: string): Promise<Buffer | null> {
  try {
    const [root, file] = await Promise.all([realpath(folder), realpath(join(folder, ...path.split('/')))]);
    const way = relative(root, file);
    const inside = way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
    return inside ? await readFile(file) : null;
  } catch {
    return null;
  }
}
