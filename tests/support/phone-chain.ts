import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { expect, vi } from 'vitest';
import { remote, type Browser } from 'webdriverio';
import { nodeProcessHost } from '../../src-agent/cli/composition.ts';
import { freePort } from '../../src-agent/processes/free-port.ts';
import { bootSimulator, simulatorStartLimit } from '../../src-agent/simulation/boot-simulator.ts';
import type { SimulatedPhone, SimulatorReady } from '../../src-shared/processes/phone-simulator.ts';
import { collectedLog } from './collected-log.ts';
import { PrivateAdb } from './private-adb.ts';
import { type SimulatedControl, simulatedControl } from './simulated-control.ts';

const root = new URL('../..', import.meta.url).pathname;

/** Simulated phones behind a real adb server and, where asked for, a real Appium. */
export type PhoneChain = AsyncDisposable & {
  readonly adb: PrivateAdb;
  /** How adb names a phone. */
  readonly transport: (serial: string) => string;
  /** Connects a phone and waits until adb can use it. */
  readonly connect: (serial: string) => Promise<string>;
  readonly session: (serial: string) => Promise<Browser>;
  readonly phone: (serial: string) => SimulatedControl;
};

/** Starts the chain: the simulator's process, adb, Appium. */
export async function startPhoneChain(phones: SimulatedPhone[], withAppium: boolean): Promise<PhoneChain> {
  await using resources = new AsyncDisposableStack();
  const ready = await startSimulator(phones, resources);
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
    phone: (serial) => simulatedControl(ready.controlUrl, serial),
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

/** Starts the simulator's process as the product does. */
async function startSimulator(
  phones: SimulatedPhone[],
  resources: AsyncDisposableStack,
): Promise<SimulatorReady> {
  const simulator = nodeProcessHost(collectedLog()).fork('phone-simulator');
  resources.defer(async () => {
    simulator.kill('gentle');
    await simulator.exited;
  });
  const patience = AbortSignal.timeout(simulatorStartLimit);
  return bootSimulator(simulator, { phones, screenMs: 40, uploadMs: 300 }, patience);
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
