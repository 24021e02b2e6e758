import { spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { DevtoolsPipe } from './devtools-pipe.ts';

/** A started browser before anything was asked of it. */
export type BrowserProcess = {
  readonly pid: number | undefined;
  readonly pipe: DevtoolsPipe;
  /** Settles once, when the process is gone; `code` is null when a signal ended it. */
  readonly exited: Promise<{ readonly code: number | null }>;
  kill(): void;
};

/** Starts a browser's process. A parameter wherever browsers are opened. */
export type StartBrowserProcess = (
  path: string,
  switches: readonly string[],
  environment: Readonly<Record<string, string>>,
) => BrowserProcess;

/** Starts it as a child of this process. When this process ends, its pipe closes and the browser ends by itself. */
export const startBrowserProcess: StartBrowserProcess = (path, switches, environment) => {
  const child = spawn(path, switches, {
    env: environment,
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const { promise: exited, resolve } = Promise.withResolvers<{ code: number | null }>();
  child.once('exit', (code) => resolve({ code }));
  child.once('error', () => resolve({ code: null }));
  return {
    pid: child.pid,
    pipe: new DevtoolsPipe(child.stdio[3] as Writable, child.stdio[4] as Readable),
    exited,
    kill: () => void child.kill('SIGKILL'),
  };
};
