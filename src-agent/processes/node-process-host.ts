import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { ChildKind, HostedProcess, ProcessHost } from './process-host.ts';

/** What the host is made from. `line` gets what a program prints, without its line end. */
export type NodeProcessHostParts = {
  readonly entries: Readonly<Record<ChildKind, URL>>;
  readonly line: (kind: ChildKind, text: string) => void;
};

/** Starts programs with this same Node, for the command line and browser mode. */
export class NodeProcessHost implements ProcessHost {
  readonly #parts: NodeProcessHostParts;

  constructor(parts: NodeProcessHostParts) {
    this.#parts = parts;
  }

  fork(kind: ChildKind): HostedProcess {
    const child = spawn(process.execPath, [fileURLToPath(this.#parts.entries[kind])], {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      // Its own process group, so that all it started can be ended together with it.
      detached: true,
      // As Electron does it: Map, BigInt and typed arrays survive.
      serialization: 'advanced',
    });
    this.#readLines(kind, child);
    return hosted(child);
  }

  #readLines(kind: ChildKind, child: ChildProcess): void {
    for (const stream of [child.stdout, child.stderr]) {
      if (stream === null) continue;
      createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY }).on('line', (text) =>
        this.#parts.line(kind, text),
      );
    }
  }
}

function hosted(child: ChildProcess): HostedProcess {
  const exit = Promise.withResolvers<Awaited<HostedProcess['exited']>>();
  child.once('exit', (code, signal) => exit.resolve({ code, signal }));
  // It could not be started at all, or a message could not be written to it; the first is an end, the second is not.
  child.on('error', () => {
    if (child.pid === undefined) exit.resolve({ code: null, signal: null });
  });
  return {
    pid: child.pid,
    exited: exit.promise,
    send(message) {
      if (child.connected && isSendable(message)) child.send(message, () => undefined);
    },
    onMessage(listener) {
      child.on('message', listener);
      return () => void child.off('message', listener);
    },
    kill(how) {
      if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
      if (how === 'gentle') child.kill('SIGTERM');
      else killGroup(child.pid);
    },
  };
}

function isSendable(message: unknown): message is NonNullable<Parameters<ChildProcess['send']>[0]> {
  return message !== undefined && message !== null;
}

/** The group can be gone between the question and the act. */
function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
