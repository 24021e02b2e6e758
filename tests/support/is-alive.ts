import { spawnSync } from 'node:child_process';

/** Whether a process runs. One that ended and that nobody asked about yet is still listed, and does not count. */
export function isAlive(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout.trim() !== '' && !stdout.trim().startsWith('Z');
}
