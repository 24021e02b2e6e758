import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';

const { packagesState } = (await import(new URL('../../../scripts/packages.mjs', import.meta.url).href)) as {
  packagesState: (root: string) => 'current' | 'missing' | 'outdated';
};

const lockFile = z.object({ packages: z.record(z.string(), z.object({ version: z.string().optional() })) });
const zod = { version: '4.6.7', integrity: 'sha512-a' };
let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'packages-'));
  mkdirSync(join(root, 'node_modules'));
});
afterEach(() => rmSync(root, { recursive: true }));

function write(file: string, packages: Record<string, unknown>, seconds: number): void {
  const path = join(root, file);
  writeFileSync(path, JSON.stringify({ packages }));
  utimesSync(path, seconds, seconds);
}
const lock = (packages: Record<string, unknown>, seconds: number) =>
  write('package-lock.json', { '': { name: 'switchyard' }, ...packages }, seconds);
const installed = (packages: Record<string, unknown>, seconds: number) =>
  write('node_modules/.package-lock.json', packages, seconds);

test('a fresh clone has no packages', () => {
  lock({ 'node_modules/zod': zod }, 100);
  expect(packagesState(root)).toBe('missing');
});

test('an installation that was interrupted counts as none', () => {
  lock({}, 100);
  mkdirSync(join(root, 'node_modules/zod'));
  expect(packagesState(root)).toBe('missing');
});

test('packages installed after the lock file was written are current', () => {
  lock({ 'node_modules/zod': zod }, 100);
  installed({ 'node_modules/zod': zod }, 200);
  expect(packagesState(root)).toBe('current');
});

test('a newer lock file with the same packages brings nothing', () => {
  installed({ 'node_modules/zod': zod }, 100);
  lock({ 'node_modules/zod': zod, 'node_modules/mac-only': { version: '1.0.0', optional: true } }, 200);
  expect(packagesState(root)).toBe('current');
});

test.each([
  ['another version', { 'node_modules/zod': { ...zod, version: '4.7.0' } }],
  ['other content under the same version', { 'node_modules/zod': { ...zod, integrity: 'sha512-b' } }],
  ['one more package', { 'node_modules/zod': zod, 'node_modules/pino': { version: '10.4.0' } }],
  ['one package less', {}],
])('a newer lock file with %s makes them outdated', (_what, packages) => {
  installed({ 'node_modules/zod': zod }, 100);
  lock(packages, 200);
  expect(packagesState(root)).toBe('outdated');
});

test.each(['package-lock.json', 'resources/appium/package-lock.json'])(
  'npm ci can install every package of %s',
  (file) => {
    // npm drops the version of a bundled package that was missing while it wrote the file, and then refuses the file.
    const content: unknown = JSON.parse(readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8'));
    const { packages } = lockFile.parse(content);
    const nameless = Object.entries(packages).filter(([, { version }]) => version === undefined);
    expect(nameless.map(([path]) => path)).toEqual([]);
    expect(Object.keys(packages).length).toBeGreaterThan(100);
  },
);
