/** What a path asks for, before the disk is looked at. `page`: any path without an extension is the one page. */
export type AssetPath =
  | { readonly kind: 'page' }
  | { readonly kind: 'asset'; readonly path: string; readonly contentType: string }
  | { readonly kind: 'refused' };

const refused = { kind: 'refused' } as const;

/**
 * Reads a path as it was written in the request, undecoded and without query: `new URL` folds away the very segments
 * that have to be refused. Whatever is not a plain path below the root, of a kind pages use, is refused.
 */
export function readAssetPath(written: string): AssetPath {
  const path = decodeOnce(written === '' ? '/' : written);
  if (path === null || !path.startsWith('/') || /[\\%\0]/.test(path) || path.includes('//')) return refused;
  const segments = path.split('/');
  if (segments.includes('..') || segments.includes('.')) return refused;
  const extension = /[^.](\.[^.]+)$/.exec(segments.at(-1) ?? '')?.[1];
  if (extension === undefined || path === '/index.html') return { kind: 'page' };
  const contentType = contentTypes[extension.toLowerCase()];
  return contentType === undefined ? refused : { kind: 'asset', path: path.slice(1), contentType };
}

function decodeOnce(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
};
