import { execFile } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';

const run = promisify(execFile);
const pidFile = z.object({ pid: z.number().int().positive(), started: z.string().min(1) });

/** Where an Appium host writes who it is. */
export function pidFileIn(appiumHome: string): string {
  return join(appiumHome, 'host.json');
}

/** Writes down who this program is, so that it can be found should it outlive its agent. */
export async function writePidFile(appiumHome: string): Promise<void> {
  const started = await startOf(process.pid);
  if (started === null) return;
  await writeFile(pidFileIn(appiumHome), JSON.stringify({ pid: process.pid, started }), { mode: 0o600 });
}

/**
 * Ends the host that an agent left behind when it was killed. A process that merely got the same number later is told
 * apart by its start time and left alone. Answers whether one was ended.
 */
export async function endLeftoverHost(appiumHome: string): Promise<boolean> {
  const file = pidFileIn(appiumHome);
  const text = await readFile(file, 'utf8').catch(() => '');
  const parsed = pidFile.safeParse(parseJson(text));
  await rm(file, { force: true });
  if (!parsed.success || (await startOf(parsed.data.pid)) !== parsed.data.started) return false;
  return endGroup(parsed.data.pid) || end(parsed.data.pid);
}

/** When a process started, in the words of this system; null when there is none. */
async function startOf(pid: number): Promise<string | null> {
  if (process.platform === 'linux') {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
    if (stat === null) return null;
    // Fields are counted after the name, which may hold spaces; the 22nd field of proc(5) is the start in clock ticks.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '');
    return fields[0] === 'Z' ? null : `${boot.trim()} ${fields[19]}`;
  }
  const answer = await run('ps', ['-p', String(pid), '-o', 'lstart=']).catch(() => null);
  return answer === null || answer.stdout.trim() === '' ? null : answer.stdout.trim();
}

/** A host started by plain Node leads a group of its own, with the adb commands it runs. */
function endGroup(pid: number): boolean {
  return end(-pid);
}

function end(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGKILL');
  } catch {
    return false;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
