import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { UtilityChild, UtilityPort } from '../../src-main/core/ports.ts';

/** Electron's `utilityProcess` played by plain Node children: real processes, real signals, real exits. */
export class NodeUtility implements UtilityPort, AsyncDisposable {
  readonly started: ChildProcess[] = [];

  fork(modulePath: string, args: string[], options: { readonly env: Record<string, string> }): UtilityChild {
    const child = fork(modulePath, args, { env: options.env, serialization: 'advanced', stdio: 'pipe' });
    this.started.push(child);
    return {
      get pid() {
        return child.pid;
      },
      stdout: child.stdout,
      stderr: child.stderr,
      postMessage(message) {
        if (child.connected && isSendable(message)) child.send(message, () => undefined);
      },
      kill: () => child.kill(),
      on(event: string, listener: (value: never) => void) {
        // Electron tells a code only; a signal shows as the negative or shell-like number of the platform.
        if (event === 'exit') child.on('exit', (code) => listener((code ?? 1) as never));
        else child.on(event, listener as (...given: unknown[]) => void);
      },
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(
      this.started.map(async (child) => {
        if (child.exitCode !== null || child.signalCode !== null) return;
        const gone = once(child, 'exit');
        child.kill('SIGKILL');
        await gone;
      }),
    );
  }
}

function isSendable(message: unknown): message is Parameters<ChildProcess['send']>[0] {
  return message !== undefined && message !== null;
}
