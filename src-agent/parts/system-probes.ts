import { execFile } from 'node:child_process';
import { constants, existsSync, readFileSync } from 'node:fs';
import { access, statfs } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { AdbClient } from '../devices/adb/adb-client.ts';
import { AdbError } from '../devices/adb/adb-error.ts';
import { adbCandidates } from '../devices/adb/adb-locations.ts';
import { sqliteVersion } from '../store/sqlite-version.ts';
import { isExecutable } from './is-executable.ts';
import type { Found, PartFacts, PartProbes } from './part-facts.ts';
import { chromiumCandidates } from './program-places.ts';

/** Which computer is looked at, and with what settings. */
export type PartsEnvironment = {
  readonly dataDir: string;
  readonly adbPort: number;
  readonly platform: NodeJS.Platform;
  readonly isRoot: boolean;
  readonly home: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** How the keychain is looked at: only some processes can ask it. */
  readonly keychain: () => Promise<Found>;
};

const execute = promisify(execFile);
const require = createRequire(import.meta.url);
const packageManifest = z.object({ version: z.string() });

/** The probes of a real computer. */
export function systemProbes(environment: PartsEnvironment): PartProbes {
  const { dataDir, adbPort, variables, home, platform } = environment;
  const places = { env: variables, home, platform };
  return {
    nodeVersion: () => process.versions.node,
    sqlite: () => found(async () => ({ version: await sqliteVersion() })),
    adb: () => program(adbCandidates(places), ['version'], /Version ([\w.-]+)/),
    adbServer: () => adbServer(new AdbClient(adbPort)),
    packageVersion,
    chromium: () => program(chromiumCandidates(places), ['--version'], /([\d.]+)/),
    electron: () => found(() => Promise.resolve(electron(variables))),
    keychain: environment.keychain,
    dataDir: () => inspectDataDir(dataDir),
  };
}

async function found(look: () => Promise<Found>): Promise<Found> {
  try {
    return await look();
  } catch (error) {
    return { missing: error instanceof Error ? firstLine(error.message) : 'unknown reason' };
  }
}

async function adbServer(client: AdbClient): Promise<Found> {
  try {
    const version = await client.version({ timeoutMs: 2000 });
    return { version: `protocol ${version}, port ${client.port}` };
  } catch (error) {
    const stopped = error instanceof AdbError && error.code === 'server_unreachable';
    return { missing: stopped ? 'it is not running' : 'what answers on its port is no adb server' };
  }
}

/** The first place that holds the program; asking for its version proves that it runs. */
async function program(places: readonly string[], args: readonly string[], pattern: RegExp): Promise<Found> {
  const path = places.find(isExecutable);
  if (path === undefined) return { missing: 'it is in none of the usual places' };
  return found(async () => {
    const { stdout } = await execute(path, args, { timeout: 10_000 });
    return { version: pattern.exec(stdout)?.[1] ?? 'unknown version', path };
  });
}

function packageVersion(name: string): Found {
  try {
    const manifest = require.resolve(`${name}/package.json`);
    return packageManifest.parse(JSON.parse(readFileSync(manifest, 'utf8')));
  } catch {
    return { missing: 'the package is not installed' };
  }
}

/** By its files alone: requiring the electron package would download its program. */
function electron(variables: PartsEnvironment['variables']): Found {
  if (process.versions.electron !== undefined) return { version: process.versions.electron };
  const installed = packageVersion('electron');
  if ('missing' in installed) return installed;
  const folder = dirname(require.resolve('electron/package.json'));
  const pathFile = join(folder, 'path.txt');
  const relative = existsSync(pathFile) ? readFileSync(pathFile, 'utf8').trim() : 'electron';
  const path = join(variables['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(folder, 'dist'), relative);
  return existsSync(path) ? { ...installed, path } : { missing: 'its program has not been downloaded' };
}

/** The directory may not exist yet: then its nearest existing parent decides. */
async function inspectDataDir(path: string): Promise<PartFacts['dataDir']> {
  let existing = path;
  while (!existsSync(existing) && dirname(existing) !== existing) existing = dirname(existing);
  const writable = await access(existing, constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  );
  const freeBytes = await statfs(existing).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => null,
  );
  return { path, writable, freeBytes };
}

function firstLine(text: string): string {
  return text.split('\n')[0]?.replace(/\.$/, '') ?? text;
}
