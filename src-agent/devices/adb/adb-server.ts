import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { AdbClient } from './adb-client.ts';
import { AdbError } from './adb-error.ts';

const run = promisify(execFile);
const startLimit = 15_000;

/** Private servers look for no phone by themselves: they would claim a developer's USB phones and scan for emulators. */
const isolation = { ADB_USB: '0', ADB_EMU: '0', ADB_MDNS: '0' };

/** What the server is started with. `isolated`: a private one, ended with its owner. */
export type AdbServerOptions = {
  readonly client: AdbClient;
  /** Path of adb, or null when it is not installed. */
  readonly binary: string | null;
  readonly isolated: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
};

/** Sees to it that an adb server runs on the client's port. A server that it did not start is never ended. */
export class AdbServer implements AsyncDisposable {
  readonly #options: AdbServerOptions;
  #started = false;
  #starting: Promise<void> | undefined;

  constructor(options: AdbServerOptions) {
    this.#options = options;
  }

  /** Starts the server when nobody answers on its port. Throws AdbError `adb_missing` or `server_unreachable`. */
  async ensure(): Promise<void> {
    this.#starting ??= this.#ensure().finally(() => {
      this.#starting = undefined;
    });
    await this.#starting;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#starting?.catch(() => undefined);
    if (!this.#started || !this.#options.isolated) return;
    await this.#options.client.kill().catch(() => undefined);
  }

  async #ensure(): Promise<void> {
    const { client, binary, isolated, env } = this.#options;
    try {
      await client.version({ timeoutMs: 3000 });
      return;
    } catch (error) {
      if (!(error instanceof AdbError && error.code === 'server_unreachable')) throw error;
    }
    if (binary === null) throw new AdbError('adb_missing', 'adb is not installed on this computer');
    try {
      await run(binary, ['-P', String(client.port), 'start-server'], {
        timeout: startLimit,
        env: { ...env, ...(isolated ? isolation : {}) },
      });
    } catch (error) {
      throw new AdbError('server_unreachable', 'the adb server could not be started', { cause: error });
    }
    this.#started = true;
  }
}
