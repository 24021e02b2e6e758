import { isAbsolute, join, posix, relative, sep } from 'node:path';
import { isAppAddress } from '../app-address.ts';

/** What a request asks for, before the disk is looked at. `page`: any address without an extension is the one page. */
export type AssetRequest =
  | { readonly kind: 'page' }
  | { readonly kind: 'asset'; readonly path: string }
  | { readonly kind: 'refused'; readonly status: 404 | 405 };

const notFound = { kind: 'refused', status: 404 } as const;

/** Reads a request of a page. Whatever is not a plain path below the root is not found. */
export function readAssetRequest(method: string, address: string): AssetRequest {
  if (method !== 'GET' && method !== 'HEAD') return { kind: 'refused', status: 405 };
  if (!isAppAddress(address)) return notFound;
  // The path as written: `new URL` folds away the very segments that have to be refused.
  const written = /^app:\/\/control(\/[^?#]*)?(?:[?#]|$)/i.exec(address)?.[1] ?? '/';
  const path = decodeOnce(written);
  if (path === null || /[\\%\0]/.test(path) || path.includes('//')) return notFound;
  if (path.split('/').some((segment) => segment === '..' || segment === '.')) return notFound;
  if (posix.extname(path) === '') return { kind: 'page' };
  return path === '/index.html' ? { kind: 'page' } : { kind: 'asset', path: path.slice(1) };
}

function decodeOnce(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

/** Whether a file lies below a folder; both with symbolic links already resolved. */
export function isInside(folder: string, file: string): boolean {
  const way = relative(folder, file);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** Where an asset would be on disk. */
export function assetFile(root: string, path: string): string {
  return join(root, ...path.split('/'));
}
