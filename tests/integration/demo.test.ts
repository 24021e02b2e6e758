import { execFile } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { expect, test } from 'vitest';

const { isThere } = (await import(new URL('../../scripts/system-parts.mjs', import.meta.url).href)) as {
  isThere: (part: 'adb') => boolean;
};
const demo = new URL('../../scripts/demo.mjs', import.meta.url).pathname;
const report = new URL('../../artifacts/demo-report.html', import.meta.url).pathname;
const appiumLog = new URL('../../artifacts/demo-appium.log', import.meta.url).pathname;

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test.skipIf(!isThere('adb') && process.env['CI'] !== 'true')(
  'the demo posts three times on two phones, through Appium and adb, each counted once',
  async () => {
    rmSync(report, { force: true });
    rmSync(appiumLog, { force: true });
    const { code, out } = await new Promise<{ code: number; out: string }>((resolve) => {
      execFile(process.execPath, [demo], (error, stdout, stderr) =>
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, out: stdout + stderr }),
      );
    });
    expect(out).toContain('3 of 3 posts counted exactly once, on 2 phones.');
    expect(code).toBe(0);
    for (const handle of ['harbor.coffee', 'northwind.outdoor', 'lumen.studio'])
      expect(out).toMatch(new RegExp(`✓ @${handle} posted once, counted by SIM-`));
    const pids = [...out.matchAll(/^(agent|Appium host|phone simulator|adb server) +(\d+) /gm)];
    expect(new Set(pids.map(([, , pid]) => pid)).size).toBe(4);
    const page = readFileSync(report, 'utf8');
    expect(page.match(/<article id="job-/g)).toHaveLength(3);
    expect(page.match(/<img src="data:image/g)?.length).toBeGreaterThan(20);
    expect(readFileSync(appiumLog, 'utf8')).toMatch(/UiAutomator2/i);
    // Nothing of it goes on: the programs it started have ended with it, adb's server a moment later.
    const running = () => pids.flatMap(([, role, pid]) => (isRunning(Number(pid)) ? [role] : []));
    await expect.poll(running, { timeout: 5000 }).toEqual([]);
  },
);
