import { randomBytes } from 'node:crypto';
import { mkdir, open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type KeeperAnswer, parseRootKey, type RootKeyKeeper, rootKeyText } from './root-key.ts';
import { keyLength } from './seal.ts';

/**
 * Keeps the root key in a file that its owner alone may read, made when it is not there. It protects from whoever gets
 * the database, not from whoever gets into this account of the computer: for machines without a keychain.
 */
export function keyFileKeeper(path: string, platform: NodeJS.Platform = process.platform): RootKeyKeeper {
  return {
    async open() {
      try {
        return (await read(path, platform)) ?? (await make(path));
      } catch (error) {
        return { ok: false, reason: whyNot(path, error) };
      }
    },
  };
}

function whyNot(path: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
  switch (code) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `you may not read or make the key file ${path}. Name one in a folder of your own`;
    default:
      return `the key file ${path} can be neither read nor made (${code}). Name one in a folder of your own`;
  }
}

/** Null when there is no such file. */
async function read(path: string, platform: NodeJS.Platform): Promise<KeeperAnswer | null> {
  await using file = await openExisting(path);
  if (file === null) return null;
  const facts = await file.stat();
  if (facts.isDirectory())
    return { ok: false, reason: `${path} is a folder. Name a file in it as the key file` };
  // Windows has no such bits and reports all of them.
  if (platform !== 'win32' && (facts.mode & 0o077) !== 0)
    return {
      ok: false,
      reason: `others may read the key file ${path}. Type: chmod 600 "${path}"`,
    };
  const bytes = parseRootKey((await file.readFile('utf8')).trimEnd());
  return bytes === null
    ? { ok: false, reason: `${path} is not a key file of Switchyard, and is left as it is` }
    : opened(path, bytes);
}

async function openExisting(path: string) {
  try {
    return await open(path, 'r');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

async function make(path: string): Promise<KeeperAnswer> {
  const bytes = randomBytes(keyLength);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  // Under its name there is never half a key: secrets sealed before a crash would be lost with it.
  const temporary = `${path}.${process.pid}`;
  {
    await using file = await open(temporary, 'wx', 0o600);
    await file.writeFile(`${rootKeyText(bytes)}\n`);
    await file.sync();
  }
  await rename(temporary, path);
  return opened(path, bytes);
}

function opened(path: string, bytes: Uint8Array): KeeperAnswer {
  const advice = `The key of your passwords and cookies lies unprotected in ${path}: whoever can read that file and the data folder can read them. Use it only where there is no keychain.`;
  const keeper = `key file ${path}`;
  return { ok: true, key: { protection: 'key_file', keeper, savedIn: 'browser', bytes, advice } };
}
