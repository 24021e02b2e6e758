import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** A secret as text, or as bytes. */
type Sought = string | Buffer;

/** How a secret can be written down: as it is, in base64, in hex, as a part of an address or of JSON. */
export function spellings(secret: string): Buffer[] {
  const bytes = Buffer.from(secret, 'utf8');
  const texts = [
    secret,
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('base64url'),
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
  ];
  return [...new Set(texts)].map((text) => Buffer.from(text, 'utf8'));
}

/** The files below a folder that hold one of these, by their path in it. */
export async function filesWith(folder: string, sought: readonly Sought[]): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = await readFile(path).catch(() => null);
    if (bytes !== null && sought.some((each) => bytes.includes(each))) found.push(relative(folder, path));
  }
  return found;
}

/** Arguments and environment of a process as every program of the same user sees them; empty where there is no /proc. */
export async function processFacts(pid: number | undefined): Promise<string> {
  if (pid === undefined || process.platform !== 'linux') return '';
  const read = (name: string) => readFile(`/proc/${pid}/${name}`, 'utf8').catch(() => '');
  return `${await read('cmdline')}\n${await read('environ')}`;
}

/** The process and all it started, and what those started; itself alone where there is no /proc. */
export async function processTree(pid: number): Promise<number[]> {
  if (process.platform !== 'linux') return [pid];
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  const children = text.split(' ').filter(Boolean).map(Number);
  return [pid, ...(await Promise.all(children.map(processTree))).flat()];
}
