import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** The command line as people call it. */
export const program = new URL('../../scripts/switchyard.mjs', import.meta.url).pathname;
// A private adb server must look for no phone of the person who runs the tests.
const env = { ...process.env, ADB_USB: '0', ADB_EMU: '0', ADB_MDNS: '0' };

/** What a command left: its exit code and what it wrote. */
type Ended = { code: number; out: string; err: string };

/** Runs the command line to its end. */
export function switchyard(...args: string[]): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...args], { env }, (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    );
  });
}

/** A command that goes on until it is told to end: its first line, and how to end it. */
export async function started(...args: string[]) {
  const child = spawn(process.execPath, [program, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  child.stderr.on('data', (chunk) => (log += String(chunk)));
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  const lines = createInterface({ input: child.stdout });
  const first = await Promise.race([
    once(lines, 'line').then(([line]) => String(line)),
    ended.then((code) => Promise.reject(new Error(`ended with ${code}: ${log}`))),
  ]);
  const end = async (signal: 'SIGINT' | 'SIGTERM') => {
    child.kill(signal);
    return ended;
  };
  return { ready: JSON.parse(first) as Record<string, unknown>, end, log: () => log };
}
