import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { endLeftoverHost, pidFileIn } from '../../../../../src-agent/devices/appium/pid-file.ts';

const module = new URL('../../../../../src-agent/devices/appium/pid-file.ts', import.meta.url).href;
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'switchyard-pid-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A program that outlived who started it, as a hung host does, and that has written down who it is. */
async function startSurvivor() {
  const program = `const { writePidFile } = await import(${JSON.stringify(module)});
    await writePidFile(${JSON.stringify(folder)}); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    detached: true,
    stdio: 'ignore',
  });
  const exited = new Promise<string | null>((resolve) =>
    child.once('exit', (_code, signal) => resolve(signal)),
  );
  await expect.poll(() => existsSync(pidFileIn(folder)), { timeout: 5000 }).toBe(true);
  await expect.poll(() => readFileSync(pidFileIn(folder), 'utf8')).toContain('started');
  return { child, exited };
}

test('a host that outlived its agent is ended', async () => {
  const { exited } = await startSurvivor();
  expect(await endLeftoverHost(folder)).toBe(true);
  expect(await exited).toBe('SIGKILL');
  expect(existsSync(pidFileIn(folder))).toBe(false);
  expect(await endLeftoverHost(folder)).toBe(false);
});

test('another program that got the same number is left alone, and a broken file does no harm', async () => {
  const { child, exited } = await startSurvivor();
  writeFileSync(pidFileIn(folder), JSON.stringify({ pid: child.pid, started: 'another time' }));
  expect(await endLeftoverHost(folder)).toBe(false);
  for (const text of ['', 'not json', '{"pid":-1,"started":"x"}', '{"pid":0,"started":"x"}']) {
    writeFileSync(pidFileIn(folder), text);
    expect(await endLeftoverHost(folder)).toBe(false);
  }
  expect(child.exitCode).toBeNull();
  child.kill('SIGTERM');
  expect(await exited).toBe('SIGTERM');
});
