import { homedir } from 'node:os';
import { findAdb } from '../../src-agent/devices/adb/adb-locations.ts';
import { isExecutable } from '../../src-agent/parts/is-executable.ts';

/** The computer's adb. Where it must be there (CI) its absence is an error, elsewhere tests are skipped. */
export function findTestAdb(): string | null {
  const found = findAdb({ env: process.env, home: homedir(), platform: process.platform }, isExecutable);
  if (found === null && process.env['CI'] === 'true')
    throw new Error('adb is missing, and in CI its tests may not be skipped');
  return found;
}
