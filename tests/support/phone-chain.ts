import { execFile, fork, type ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, vi } from 'vitest';
import { remote, type Browser } from 'webdriverio';
import { freePort } from '../../src-agent/processes/free-port.ts';
import {
  simulatedRecord,
  simulatorReady,
  type SimulatedFault,
  type SimulatedPhone,
  type SimulatorBoot,
  type SimulatorReady,
} from '../../src-shared/processes/phone-simulator.ts';
import { findTestAdb } from './find-test-adb.ts';

const root = new URL('../..', import.meta.url).pathname;
const run = promisify(execFile);

const adbBinary = findTestAdb();

/** Simulated phones behind a real adb server and, where asked for, a real Appium. */
export type PhoneChain = AsyncDisposable & {
  readonly adb: PrivateAdb;
  /** How adb names a phone. */
  readonly transport: (serial: string) => string;
  /** Connects a phone and waits until adb can use it. */
  readonly connect: (serial: string) => Promise<string>;
  readonly session: (serial: string) => Promise<Browser>;
  readonly phone: (serial: string) => ReturnType<typeof control>;
};

/** Starts the chain: the simulator's process, adb, Appium. */
export async function startPhoneChain(phones: SimulatedPhone[], withAppium: boolean): Promise<PhoneChain> {
  await using resources = new AsyncDisposableStack();
  const { ready } = resources.use(await forkSimulator({ phones, screenMs: 40, uploadMs: 300 }));
  const adb = resources.use(await PrivateAdb.start(await freePort()));
  const appium = withAppium ? resources.use(await startAppium(adb)) : null;
  const transport = (serial: string) =>
    `127.0.0.1:${ready.phones.find((phone) => phone.serial === serial)?.adbPort}`;
  const connect = async (serial: string) => {
    const address = transport(serial);
    await vi.waitFor(
      async () => {
        await adb.run('connect', address);
        expect(await adb.run('devices')).toContain(`${address}\tdevice`);
      },
      { timeout: 15_000, interval: 200 },
    );
    return address;
  };
  const all = resources.move();
  return {
    adb,
    transport,
    connect,
    session: async (serial) => openSession(appium?.port ?? 0, adb, await connect(serial), await freePort()),
    phone: (serial) => control(ready, serial),
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}

/** A selector for the Instagram-like app's resource id. */
export function appId(name: string): string {
  return `id=com.instagram.android:id/${name}`;
}

/** Looking and tapping with patience, as any script on a phone does. */
export function hands(browser: () => Browser) {
  const see = async (selector: string) => {
    const element = browser().$(selector);
    await vi.waitFor(async () => expect(await element.isExisting(), selector).toBe(true), {
      timeout: 8000,
      interval: 30,
    });
    return element;
  };
  const tap = async (selector: string) => {
    await see(selector);
    await browser().$(selector).click();
  };
  return { see, tap };
}

/** Forks the simulator as the product does and waits for its phones. */
async function forkSimulator(
  boot: Omit<SimulatorBoot, 'type'>,
): Promise<{ readonly ready: SimulatorReady; readonly child: ChildProcess } & AsyncDisposable> {
  const child = fork(join(root, 'src-simulator/phone/main.ts'), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const answered = new Promise<unknown>((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', (code) => reject(new Error(`the simulator ended with ${code}`)));
  });
  child.send({ type: 'boot', ...boot });
  return {
    child,
    ready: simulatorReady.parse(await answered),
    [Symbol.asyncDispose]: () => gone(child, () => child.disconnect()),
  };
}

/** An adb server of its own, with its keys in a directory of its own. */
class PrivateAdb implements AsyncDisposable {
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

/** A real Appium server in a process of its own. */
async function startAppium(adb: PrivateAdb): Promise<{ readonly port: number } & AsyncDisposable> {
  const port = await freePort();
  const child = fork(
    join(root, 'node_modules/appium/index.js'),
    [
      '--address',
      '127.0.0.1',
      '--port',
      String(port),
      '--use-drivers',
      'uiautomator2',
      '--log-level',
      'error',
      '--shutdown-timeout',
      '500',
    ],
    { env: { ...adb.environment, APPIUM_HOME: root }, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
  );
  const deadline = Date.now() + 30_000;
  while (!(await answers(`http://127.0.0.1:${port}/status`))) {
    if (Date.now() > deadline || child.exitCode !== null) throw new Error('Appium did not start');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { port, [Symbol.asyncDispose]: () => gone(child, () => child.kill('SIGTERM')) };
}

/** A session with the capabilities the product uses. */
function openSession(
  appiumPort: number,
  adb: PrivateAdb,
  transport: string,
  systemPort: number,
): Promise<Browser> {
  return remote({
    hostname: '127.0.0.1',
    port: appiumPort,
    logLevel: 'silent',
    connectionRetryCount: 0,
    capabilities: {
      platformName: 'Android',
      'appium:automationName': 'UiAutomator2',
      'appium:udid': transport,
      'appium:adbPort': adb.port,
      'appium:systemPort': systemPort,
      'appium:noReset': true,
      'appium:skipServerInstallation': true,
      'appium:skipDeviceInitialization': true,
      'appium:skipUnlock': true,
      'appium:skipLogcatCapture': true,
      'appium:suppressKillServer': true,
      'appium:ignoreHiddenApiPolicyError': true,
      'appium:uiautomator2ServerReadTimeout': 3000,
      'appium:adbExecTimeout': 5000,
    },
  });
}

/** The control server of a phone. */
function control(ready: SimulatorReady, serial: string) {
  const url = `${ready.controlUrl}/phones/${serial}`;
  return {
    record: async () => simulatedRecord.parse(await (await fetch(url)).json()),
    raw: async () => (await (await fetch(url)).json()) as { readonly unknownCommands: readonly string[] },
    image: async (post: number) =>
      Buffer.from(await (await fetch(`${url}/posts/${post}/image`)).arrayBuffer()),
    fault: async (fault: SimulatedFault) => {
      const answer = await fetch(`${url}/faults`, { method: 'POST', body: JSON.stringify(fault) });
      if (!answer.ok) throw new Error(`the fault was refused: ${await answer.text()}`);
    },
  };
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

async function gone(child: ChildProcess, ask: () => void): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = new Promise((resolve) => child.once('exit', resolve));
  ask();
  await exited;
}
