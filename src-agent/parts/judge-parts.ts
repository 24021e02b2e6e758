import type { Part } from '../../src-shared/domain/system.ts';
import type { Found, PartFacts } from './part-facts.ts';
import type { HowToGet } from './how-to-get.ts';

/** Below this the store and the screenshots of a longer run may not fit. */
const enoughFreeBytes = 1024 ** 3;

/**
 * Says of every part whether it is there, why it matters and how it can be had. `missing` is what the product
 * cannot do its work without; `optional` is absent too, but something else stands in for it.
 */
export function judgeParts(facts: PartFacts, how: HowToGet): Part[] {
  return [
    node(facts.node),
    needed('SQLite', facts.sqlite, 'Keeps accounts, campaigns and every post’s journal.', how.packages),
    needed('adb', facts.adb, 'Talks to Android phones.', how.adb),
    optional(
      'adb server',
      facts.adbServer,
      'Holds the connections to the phones. The agent starts it when it is not running.',
      null,
    ),
    needed('Appium', facts.appium, 'Taps and reads the phones’ screens.', how.packages),
    needed('UiAutomator2 driver', facts.uiautomator2, 'Appium’s way to Android.', how.packages),
    optional(
      'Electron',
      facts.electron,
      'Shows the control center as a desktop app; without it the screens open in the browser.',
      how.electron,
    ),
    optional('Chromium', facts.chromium, 'Runs the end-to-end tests of the screens.', how.chromium),
    optional(
      'Keychain',
      facts.keychain,
      'Keeps the key of passwords and cookies; without it they cannot be read after Switchyard ends.',
      how.keychain,
    ),
    dataDir(facts.dataDir),
  ];
}

/** True when nothing is missing that the product needs. */
export function isComplete(parts: readonly Part[]): boolean {
  return parts.every((part) => part.state !== 'missing');
}

function node(version: string): Part {
  const recent = Number(version.split('.')[0]) >= 24;
  return {
    name: 'Node',
    state: recent ? 'ok' : 'missing',
    version,
    why: 'Runs the agent; the store needs version 24 or newer.',
    how: recent ? null : 'Type: node scripts/setup.mjs',
  };
}

function needed(name: string, found: Found, why: string, how: string | null): Part {
  return fromFound(name, found, why, how, 'missing');
}

function optional(name: string, found: Found, why: string, how: string | null): Part {
  return fromFound(name, found, why, how, 'optional');
}

function fromFound(
  name: string,
  found: Found,
  why: string,
  how: string | null,
  otherwise: 'missing' | 'optional',
): Part {
  if ('version' in found) {
    const where = found.path === undefined ? '' : ` (${found.path})`;
    return { name, state: 'ok', version: found.version + where, why, how: null };
  }
  return { name, state: otherwise, version: null, why: `${why} Not found: ${found.missing}.`, how };
}

function dataDir({ path, writable, freeBytes }: PartFacts['dataDir']): Part {
  const free = freeBytes === null ? null : `${(freeBytes / 1024 ** 3).toFixed(1)} GB free`;
  const part = { name: 'Data directory', why: `Everything Switchyard keeps is in ${path}.` };
  if (!writable)
    return {
      ...part,
      state: 'missing',
      version: null,
      how: 'Give yourself the right to write there, or choose another place with --data-dir.',
    };
  if (freeBytes !== null && freeBytes < enoughFreeBytes)
    return { ...part, state: 'missing', version: free, how: 'Free at least 1 GB on that disk.' };
  return { ...part, state: 'ok', version: free, how: null };
}
