import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** A secret as text, or as bytes. */
type Sought = string | Buffer;

/** How a secret can be written down: as it is, in UTF-16, base64, hex, as a part of an address, of JSON or of a CSV cell. */
export function spellings(secret: string): Buffer[] {
  const bytes = Buffer.from(secret, 'utf8');
  const texts = [
    secret,
    ...[0, 1, 2].flatMap((before) => base64Within(bytes, before)),
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
    encodeURIComponent(secret),
    ...[1, 2, 3].map((depth) => jsonWithin(secret, depth)),
    secret.replaceAll('"', '""'),
  ];
  return [...[...new Set(texts)].map((text) => Buffer.from(text, 'utf8')), Buffer.from(secret, 'utf16le')];
}

/** How JSON shows it, and JSON that is a text in JSON. */
function jsonWithin(text: string, depth: number): string {
  return depth === 0 ? text : jsonWithin(JSON.stringify(text).slice(1, -1), depth - 1);
}

/** What base64 of a longer text shows of these bytes, when so many others (modulo 3) stand before them. */
function base64Within(bytes: Buffer, before: number): string[] {
  const shifted = Buffer.concat([Buffer.alloc(before), bytes]);
  const cut = (text: string) => text.slice(Math.ceil((before * 8) / 6), Math.floor((shifted.length * 8) / 6));
  return [cut(shifted.toString('base64')), cut(shifted.toString('base64url'))];
}

/** The names of the secrets that a text or bytes hold, in whatever spelling. */
export function secretsIn(content: Sought, secrets: ReadonlyMap<string, string>): string[] {
  const bytes = Buffer.from(content);
  return [...secrets].flatMap(([name, secret]) =>
    spellings(secret).some((each) => bytes.includes(each)) ? [name] : [],
  );
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

/** What was seen of a process and all it started while it was watched. */
export type WatchedProcesses = Disposable & {
  readonly leaks: ReadonlySet<string>;
  /** The programs that ran, as their first arguments name them. */
  readonly programs: ReadonlySet<string>;
};

/** Looks again and again for secrets in arguments and environments of the process and all it starts. */
export function watchProcesses(pid: number, secrets: ReadonlyMap<string, string>): WatchedProcesses {
  const leaks = new Set<string>();
  const programs = new Set<string>();
  let looking = false;
  const look = async () => {
    if (looking) return;
    looking = true;
    for (const each of await processTree(pid)) {
      const facts = await processFacts(each);
      programs.add(facts.split(/[\0 ]/, 1)[0] ?? '');
      for (const name of secretsIn(facts, secrets)) leaks.add(name);
    }
    looking = false;
  };
  const timer = setInterval(() => void look(), 50);
  return { leaks, programs, [Symbol.dispose]: () => clearInterval(timer) };
}
