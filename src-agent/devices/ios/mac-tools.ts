import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type IosSighting, readDevicectlList } from './devicectl-list.ts';

const run = promisify(execFile);
const patience = 20_000;

/** What is asked of a Mac. */
export interface MacTools {
  /** Xcode's version; null when it is not installed or its licence is not accepted. */
  xcodeVersion(): Promise<string | null>;
  /** The iPhones and iPads Xcode knows; null when devicectl is not there. */
  phones(): Promise<IosSighting[] | null>;
}

/**
 * Whether Apple's tools may be called: without them `xcrun` and `xcodebuild` open a window that offers to install them,
 * each time. `xcode-select -p` only answers.
 */
async function hasDeveloperTools(): Promise<boolean> {
  return await run('xcode-select', ['-p'], { timeout: patience }).then(
    () => true,
    () => false,
  );
}

/** Apple's own tools, through `xcrun`. */
export const macTools: MacTools = {
  async xcodeVersion() {
    if (!(await hasDeveloperTools())) return null;
    try {
      const { stdout } = await run('xcodebuild', ['-version'], { timeout: patience });
      return /^Xcode (\S+)/.exec(stdout)?.[1] ?? null;
    } catch {
      return null;
    }
  },

  async phones() {
    if (!(await hasDeveloperTools())) return null;
    // It writes its JSON to a file only; what it prints is for people.
    const folder = await mkdtemp(join(tmpdir(), 'switchyard-devicectl-'));
    try {
      const file = join(folder, 'devices.json');
      await run('xcrun', ['devicectl', 'list', 'devices', '--json-output', file], { timeout: patience });
      return readDevicectlList(await readFile(file, 'utf8'));
    } catch {
      return null;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};
