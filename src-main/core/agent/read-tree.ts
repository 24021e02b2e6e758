import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readlink } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { FoundFile } from './tree-manifest.ts';

const readAtOnce = 16;

/*
 * Libraries are signed one by one when the app is, which changes them, and the system refuses to load one whose
 * signature is not the app's: they are guarded already.
 */
const signedByItself = /\.(node|dylib)$/;

/** Hashes every file below a folder. Of a symbolic link, where it points to is hashed, so that it counts as content. */
export async function readTree(folder: string): Promise<FoundFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => !entry.isDirectory() && !signedByItself.test(entry.name));
  const found: FoundFile[] = [];
  const workers = Array.from({ length: readAtOnce }, async () => {
    for (let entry = files.pop(); entry !== undefined; entry = files.pop()) {
      const file = join(entry.parentPath, entry.name);
      const sha256 = entry.isSymbolicLink() ? sumOfText(await readlink(file)) : await sumOfFile(file);
      found.push({ path: relative(folder, file).replaceAll(sep, '/'), sha256 });
    }
  });
  await Promise.all(workers);
  return found;
}

function sumOfText(text: string): string {
  return createHash('sha256').update(`link:${text}`).digest('hex');
}

async function sumOfFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
