import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { isExecutable } from '../parts/is-executable.ts';
import { findChromium } from '../parts/program-places.ts';

/** The computer's Chrome or Chromium. `version` is null when it could not be asked. */
export type BrowserProgram = {
  readonly path: string;
  readonly name: string;
  readonly version: string | null;
};

const execute = promisify(execFile);

/** Finds the browser and asks it for its version; null when there is none. */
export async function findBrowserProgram(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
): Promise<BrowserProgram | null> {
  const path = findChromium({ platform, env });
  if (path === null) return null;
  try {
    const { stdout } = await execute(path, ['--version'], { timeout: 10_000 });
    const version = /(\d+(?:\.\d+){3})/.exec(stdout)?.[1] ?? null;
    return { path, name: /chromium/i.test(stdout) ? 'Chromium' : 'Google Chrome', version };
  } catch {
    return { path, name: 'Chrome', version: null };
  }
}

/** Looks once and remembers what it found; while nothing is found, it looks again each time. */
export function rememberingFinder(
  find: () => Promise<BrowserProgram | null>,
): () => Promise<BrowserProgram | null> {
  let known: BrowserProgram | null = null;
  return async () => {
    if (known === null || !isExecutable(known.path)) known = await find();
    return known;
  };
}

/** The first part of a version. */
export function majorOf(version: string | null): number | null {
  const major = Number.parseInt(version ?? '', 10);
  return Number.isNaN(major) ? null : major;
}
