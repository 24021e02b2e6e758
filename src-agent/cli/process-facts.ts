import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { ChildKind, ProcessHost } from '../processes/process-host.ts';

const execute = promisify(execFile);

/** One running program: what it is to us, its process id, and how the system lists it. */
export type ProcessFact = { readonly role: string; readonly pid: number; readonly command: string };

/** A process host that remembers which programs it started last. */
export class RememberingProcessHost implements ProcessHost {
  readonly started = new Map<ChildKind, number>();
  readonly #host: ProcessHost;
  constructor(host: ProcessHost) {
    this.#host = host;
  }
  fork(kind: ChildKind): ReturnType<ProcessHost['fork']> {
    const child = this.#host.fork(kind);
    if (child.pid !== undefined) this.started.set(kind, child.pid);
    return child;
  }
}

/** Finds the programs of one agent in the system's list of processes. */
export function processFacts(
  list: string,
  agentPid: number,
  children: ReadonlyMap<ChildKind, number>,
  adbPort: number,
): ProcessFact[] {
  const processes = list.split('\n').flatMap((line) => {
    const [, pid, command] = /^\s*(\d+)\s+(.*)$/.exec(line) ?? [];
    return pid === undefined || command === undefined ? [] : [{ pid: Number(pid), command }];
  });
  const byPid = (role: string, pid: number | undefined) =>
    processes.filter((process) => process.pid === pid).map((process) => ({ role, ...process }));
  // The adb server puts itself in the background; its own command line is how it can be told.
  const adb = processes.filter(
    ({ command }) =>
      /\badb\b/.test(command) && command.includes('fork-server') && command.includes(`:${adbPort}`),
  );
  return [
    ...byPid('agent', agentPid),
    ...byPid('Appium host', children.get('appium')),
    ...byPid('phone simulator', children.get('phone-simulator')),
    ...adb.map((process) => ({ role: 'adb server', ...process })),
  ];
}

/** The system's list: one process a line, its id and its command line. */
export async function listProcesses(): Promise<string> {
  const { stdout } = await execute('ps', ['-A', '-o', 'pid=,args='], { maxBuffer: 16 * 1024 * 1024 });
  return stdout;
}
