import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pidFileIn } from '../../src-agent/devices/appium/pid-file.ts';

const source = (path: string) => JSON.stringify(new URL(`../../src-agent/${path}`, import.meta.url).href);

test('Appium ends by itself when its agent is killed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'switchyard-orphan-'));
  const program = `
    const { NodeProcessHost } = await import(${source('processes/node-process-host.ts')});
    const entries = { appium: new URL(${source('devices/appium/appium-child.ts')}) };
    const host = new NodeProcessHost({ entries, line: () => {} });
    const child = host.fork('appium');
    child.onMessage((message) => process.send({ message, pid: child.pid }));
    child.send({ type: 'boot', appiumHome: ${JSON.stringify(folder)}, androidHome: '/nowhere',
      basePath: '/0123', logFile: ${JSON.stringify(join(folder, 'appium.log'))} });`;
  const agent = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const [{ pid }] = (await once(agent, 'message')) as [{ pid: number }];
  expect(readFileSync(pidFileIn(folder), 'utf8')).toContain(`"pid":${pid}`);
  expect(() => process.kill(pid, 0)).not.toThrow();
  agent.kill('SIGKILL');
  await expect.poll(() => existsSync(pidFileIn(folder)), { timeout: 10_000 }).toBe(false);
  await expect.poll(() => isAlive(pid), { timeout: 10_000 }).toBe(false);
  rmSync(folder, { recursive: true, force: true });
});

/** A process nobody waited for stays as a zombie where nobody adopts it; it runs no more. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const stat = existsSync(`/proc/${pid}/stat`) ? readFileSync(`/proc/${pid}/stat`, 'utf8') : '';
  return !/\) Z /.test(stat);
}
