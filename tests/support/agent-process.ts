import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { AgentClient } from '../../src-shared/contract/contract.ts';

/** An agent in a process of its own. */
export interface AgentProcess extends AsyncDisposable {
  readonly client: AgentClient;
  readonly pid: number;
  /** Where its HTTP interface is, and the token that opens it. */
  readonly url: string;
  readonly token: string;
  /** Settles when it has ended, however. */
  readonly ended: Promise<void>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
}

/** Times for simulated phones, in milliseconds. */
const quickTiming = { uploadMs: 20_000, quietMs: 400, recheckMs: 1200 };

const program = fileURLToPath(new URL('./agent-program.ts', import.meta.url));

/** Starts an agent on that data folder and adb server; resolves when it answers. `logFile` gets what it says. */
export async function startAgentProcess(options: {
  readonly dataDir: string;
  readonly adbPort: number;
  readonly logFile: string;
  /** Where the root key of its vault is; without one, secrets last as long as the process. */
  readonly keyFile?: string;
}): Promise<AgentProcess> {
  const { logFile, ...where } = options;
  const launched = launch(program, { ...where, timing: quickTiming }, logFile);
  const agent = await launched.ready;
  if (agent === null) throw new Error(`the agent ended before it was ready, see ${logFile}`);
  return agent;
}

/** A program that was started and may never become an agent. */
export type LaunchedAgent = {
  /** The agent once it answers; null when it ended before. */
  readonly ready: Promise<AgentProcess | null>;
  kill(): Promise<void>;
};

/** Starts a program that prints where its agent listens; `settings` are its one argument. */
export function launch(programFile: string, settings: object, logFile: string): LaunchedAgent {
  const child = spawn(process.execPath, [programFile, JSON.stringify(settings)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stderr.pipe(createWriteStream(logFile, { flags: 'a' }));
  const ended = once(child, 'exit').then(() => undefined);
  const line = once(createInterface({ input: child.stdout }), 'line') as Promise<[string]>;
  const kill = () => end(child, ended, 'SIGKILL');
  const ready = Promise.race([line, ended]).then((first): AgentProcess | null => {
    if (first === undefined) return null;
    const { url, token } = JSON.parse(first[0]) as { url: string; token: string };
    const link = new RPCLink({ url: `${url}/rpc`, headers: { authorization: `Bearer ${token}` } });
    return {
      client: createORPCClient(link),
      pid: child.pid ?? 0,
      url,
      token,
      ended,
      kill,
      [Symbol.asyncDispose]: () => end(child, ended, 'SIGTERM'),
    };
  });
  return { ready, kill };
}

async function end(child: ChildProcess, ended: Promise<void>, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) child.kill(signal);
  await ended;
}
