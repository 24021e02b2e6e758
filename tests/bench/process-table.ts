import { execFileSync } from 'node:child_process';

/** One line of the system's process table; memory in kilobytes. */
export type ProcessLine = {
  readonly pid: number;
  readonly parent: number;
  readonly memory: number;
  readonly command: string;
};

/** All processes, on Linux and on a Mac. */
export function processTable(): ProcessLine[] {
  const table = execFileSync('ps', ['-axww', '-o', 'pid=,ppid=,rss=,command='], { encoding: 'utf8' });
  return table.split('\n').flatMap((line) => {
    const [, pid, parent, memory, command] = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return command === undefined
      ? []
      : [{ pid: Number(pid), parent: Number(parent), memory: Number(memory), command }];
  });
}

/** A process's children, their children, and so on. */
export function descendantsOf(pid: number, table: readonly ProcessLine[]): ProcessLine[] {
  const children = table.filter(({ parent }) => parent === pid);
  return children.flatMap((child) => [child, ...descendantsOf(child.pid, table)]);
}
