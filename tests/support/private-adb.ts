import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findTestAdb } from './find-test-adb.ts';

const run = promisify(execFile);

const adbBinary = findTestAdb();

/** An adb server of its own, with its keys in a directory of its own. */
export class PrivateAdb implements AsyncDisposable {
  readonly port: number;
  readonly home: string;
  readonly environment: NodeJS.ProcessEnv;

  private constructor(port: number, home: string) {
    this.port = port;
    this.home = home;
    this.environment = {
      ...process.env,
      HOME: home,
      ANDROID_HOME: home,
      ADB_USB: '0',
      ADB_EMU: '0',
      ADB_MDNS: '0',
    };
  }

  static async start(port: number): Promise<PrivateAdb> {
    const home = await mkdtemp(join(tmpdir(), 'switchyard-adb-'));
    await mkdir(join(home, 'platform-tools'));
    await symlink(adbBinary ?? '', join(home, 'platform-tools', 'adb'));
    const adb = new PrivateAdb(port, home);
    await adb.run('start-server');
    return adb;
  }

  async run(...words: string[]): Promise<string> {
    const { stdout } = await run(adbBinary ?? 'adb', ['-P', String(this.port), ...words], {
      env: this.environment,
      encoding: 'latin1',
      maxBuffer: 64 * 1024 * 1024,
      timeout: 20_000,
    });
    return stdout;
  }

  /** A shell command on a phone; rejects with its exit code. */
  shell(transport: string, line: string): Promise<string> {
    return this.run('-s', transport, 'shell', line);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.run('kill-server');
    await rm(this.home, { recursive: true, force: true });
  }
}
