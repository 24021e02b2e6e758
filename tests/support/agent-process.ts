import { type ChildProcess, spawn } from 'node:child_process';
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
  const settings = { ...where, timing: quickTiming };
  const child = spawn(process.execPath, [program, JSON.stringify(settings)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stderr.pipe(createWriteStream(logFile, { flags: 'a' }));
  const { url, token } = await firstLine(child, logFile);
  const link = new RPCLink({ url: `${url}/rpc`, headers: { authorization: `Bearer ${token}` } });
  return {
    client: createORPCClient(link),
    pid: child.pid ?? 0,
    url,
    token,
    kill: () => end(child, 'SIGKILL'),
    [Symbol.asyncDispose]: () => end(child, 'SIGTERM'),
  };
}

async function firstLine(child: ChildProcess, logFile: string): Promise<{ url: string; token: string }> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  if (child.stdout === null) throw new Error('the agent has no output');
  createInterface({ input: child.stdout }).once('line', resolve);
  child.once('exit', (code) =>
    reject(new Error(`the agent ended with ${code} before it was ready, see ${logFile}`)),
  );
  return JSON.parse(await promise) as { url: string; token: string };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  child.once('exit', () => resolve());
  child.kill(signal);
  await promise;
}
