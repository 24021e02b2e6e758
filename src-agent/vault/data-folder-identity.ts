import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/**
 * Who this data folder is, for its entry in the keychain: it goes with the folder when that is moved, and two folders
 * have two. No secret. Made when there is none.
 */
export async function dataFolderIdentity(dataDir: string): Promise<string> {
  const path = join(dataDir, 'vault-identity');
  const known = z.uuid().safeParse(await readFile(path, 'utf8').catch(() => ''));
  if (known.success) return known.data;
  const made = randomUUID();
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await writeFile(`${path}.${made}`, made, { mode: 0o600 });
  await rename(`${path}.${made}`, path);
  return made;
}
