import { EventEmitter } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startApplication } from '../../../../src-main/core/application.ts';
import type { Ports } from '../../../../src-main/core/application.ts';
import type { IpcCall, MenuItem, Question, TransferPort } from '../../../../src-main/core/ports.ts';
import { collectedLog } from '../../../support/collected-log.ts';
import { ManualClock } from '../../../support/manual-clock.ts';
import { NodeUtility } from '../../../support/node-utility.ts';
import { FakeSafeStorage, randomKey } from '../../../support/fake-safe-storage.ts';
import { FakeApp, FakeWindow } from '../../../support/shell-fakes.ts';

const program = (name: string) => new URL(`../../../support/programs/${name}.ts`, import.meta.url).pathname;
const port = (): TransferPort => ({ close: () => undefined });

/** The whole app over real processes; only Electron's own objects are played. */
describe('startApplication', { timeout: 30_000 }, () => {
  let folder: string;
  let utility: NodeUtility;
  let running: AsyncDisposable | null;
  let log: ReturnType<typeof collectedLog>;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'app-'));
    await writeFile(join(folder, 'index.html'), '<p>');
    utility = new NodeUtility();
    running = null;
    log = collectedLog();
  });
  afterEach(async () => {
    await running?.[Symbol.asyncDispose]();
    await utility[Symbol.asyncDispose]();
    await rm(folder, { recursive: true });
  });

  const start = (behaviour: string, smoke = false) => {
    const made = prepare(behaviour, smoke);
    made.window.emit('ready-to-show');
    return made;
  };

  /** The app before its window has anything to show. */
  const prepare = (behaviour: string, smoke = false) => {
    const app = new FakeApp(folder);
    const window = new FakeWindow();
    const power = new EventEmitter();
    const clock = new ManualClock();
    const seen = {
      tray: [] as string[],
      trayMenu: [] as MenuItem[],
      blocks: 0,
      printed: [] as string[],
      questions: [] as Question[],
      applicationMenu: [] as MenuItem[],
      schemes: [] as string[],
    };
    const safeStorage = new FakeSafeStorage();
    const answers: ((response: number) => void)[] = [];
    let call: (event: IpcCall, argument: unknown) => Promise<unknown> = () =>
      Promise.reject(new Error('no handler'));
    const ports: Ports = {
      app,
      session: {
        setPermissionRequestHandler: () => undefined,
        setPermissionCheckHandler: () => undefined,
        setDevicePermissionHandler: () => undefined,
      },
      protocol: { handle: (scheme) => seen.schemes.push(scheme) },
      ipc: { handle: (_channel, listener) => void (call = listener), removeHandler: () => undefined },
      utility,
      power,
      safeStorage,
      randomKey,
      sleep: { start: () => (seen.blocks += 1), stop: () => void (seen.blocks -= 1) },
      theme: Object.assign(new EventEmitter(), { shouldUseDarkColors: true }),
      dialog: {
        showMessageBox: (question) => {
          seen.questions.push(question);
          return new Promise((resolve) => answers.push((response) => resolve({ response })));
        },
      },
      createWindow: () => window,
      createTray: () => ({
        setImage: () => undefined,
        setToolTip: (text) => seen.tray.push(text),
        setMenu: (items) => void (seen.trayMenu = items),
        destroy: () => seen.tray.push('gone'),
      }),
      createChannel: () => ({ port1: port(), port2: port() }),
      setMenu: (items) => void (seen.applicationMenu = items),
      openExternal: () => Promise.resolve(),
      kill: (pid, signal) => process.kill(pid, signal),
      print: (line) => seen.printed.push(line),
      nonce: () => 'nonce',
      clock,
      log,
      paths: {
        pages: folder,
        preload: '/preload.cjs',
        agent: program('scripted-agent'),
        children: { appium: program('echo-child'), 'phone-simulator': program('echo-child') },
        trayIcons: '/tray',
        resources: '/resources',
        appium: null,
      },
      environment: { ...process.env, SWITCHYARD_DATA_DIR: join(folder, behaviour) },
      platform: 'darwin',
      arguments: { smoke, hidden: smoke },
    };
    running = startApplication(ports);
    const requestPort = () =>
      call({ sender: window.webContents, senderFrame: window.webContents.mainFrame }, {});
    return { answers, app, clock, power, requestPort, safeStorage, seen, window };
  };

  it('opens the window, starts the agent, hands the page its port and shows how things stand', async () => {
    const { clock, requestPort, seen, window } = start('works');
    expect(window.calls).toEqual(['load app://control/', 'show']);
    expect(seen.schemes).toEqual(['app']);
    expect(seen.applicationMenu[1]).toEqual({ role: 'editMenu' });
    expect(await requestPort()).toEqual({ ok: true, value: undefined });
    await vi.waitFor(() => expect(window.webContents.mainFrame.posted).toHaveLength(1));
    await vi.waitFor(() => expect(seen.blocks).toBe(1));
    clock.advance(250);
    await vi.waitFor(() => expect(seen.tray.at(-1)).toBe('No phones ready, 1 run going'));
  });

  it('asks the keychain only when its window is there, and starts the agent with the key in its first message', async () => {
    const { safeStorage, seen, window } = prepare('works');
    await setImmediate();
    expect([safeStorage.calls, utility.started]).toEqual([[], []]);
    window.emit('ready-to-show');
    expect(window.calls).toContain('show');
    await vi.waitFor(() => expect(seen.blocks).toBe(1));
    expect(safeStorage.calls[0]).toBe('isAsyncEncryptionAvailable');
    const said = JSON.stringify([log.lines, utility.started[0]?.spawnargs]);
    expect(said).toContain('[agent] env');
    expect(said).toContain('root key of 44 letters, keychain');
    for (const key of safeStorage.keys) expect(said).not.toContain(key);
    expect(safeStorage.keys).toHaveLength(1);
  });

  it('gets to work without a window when its page cannot be shown', async () => {
    const { clock, seen } = prepare('works');
    clock.advance(10_000);
    await vi.waitFor(() => expect(seen.blocks).toBe(1));
  });

  it('gives the page a fresh port after the agent crashed, and lets the computer sleep meanwhile', async () => {
    const { clock, requestPort, seen, window } = start('works');
    await requestPort();
    await vi.waitFor(() => expect(seen.blocks).toBe(1));
    utility.started[0]?.kill('SIGKILL');
    await vi.waitFor(() => expect(seen.blocks).toBe(0));
    clock.advance(1000);
    await vi.waitFor(() => expect(window.webContents.mainFrame.posted).toHaveLength(2), { timeout: 10_000 });
  });

  it('asks when it is quit during a run, stops the agent and then leaves', async () => {
    const { answers, app, seen, window } = start('works');
    await vi.waitFor(() => expect(seen.blocks).toBe(1));
    app.quit();
    expect(seen.questions.map(({ message }) => message)).toEqual(['A run is still going.']);
    window.close();
    expect(window.destroyed).toBe(false);
    answers[0]?.(0);
    await vi.waitFor(() => expect(app.ended).toEqual(['quit']), { timeout: 10_000 });
    expect(utility.started[0]?.exitCode ?? utility.started[0]?.signalCode).not.toBeNull();
    expect([seen.blocks, seen.tray.at(-1)]).toEqual([0, 'gone']);
  });

  it('is shown again by the Dock and by a second start, and stays without a window', () => {
    const { app, window } = start('works');
    window.close();
    app.emit('activate');
    expect(window.calls.slice(-2)).toEqual(['show', 'focus']);
    window.close();
    app.emit('second-instance');
    expect(window.calls.slice(-2)).toEqual(['show', 'focus']);
    expect(app.listenerCount('window-all-closed')).toBe(1);
  });

  it('says so once when the agent cannot be kept running, and starts it again when told to', async () => {
    const { answers, clock, seen } = start('dies');
    for (const seconds of [1, 2, 4, 8]) {
      await vi.waitFor(() => expect(utility.started.at(-1)?.exitCode).toBe(7), { timeout: 10_000 });
      const lives = utility.started.length;
      clock.advance(seconds * 1000);
      await vi.waitFor(() => expect(utility.started).toHaveLength(lives + 1));
    }
    await vi.waitFor(() => expect(seen.questions).toHaveLength(1), { timeout: 10_000 });
    expect(seen.questions[0]?.detail).toContain('5 times in 10 minutes: it ended with code 7');
    clock.advance(250);
    expect(seen.trayMenu.map(({ label }) => label)).toContain('Restart Agent');
    answers[0]?.(0);
    await vi.waitFor(() => expect(utility.started).toHaveLength(6));
  });

  it('tests itself: ends with 0 once agent, page and port are there', async () => {
    const { app, requestPort, seen, window } = start('works', true);
    window.webContents.emit('did-finish-load');
    await requestPort();
    await vi.waitFor(() => expect(app.ended).toEqual([0]), { timeout: 10_000 });
    expect(JSON.parse(seen.printed.join(''))).toMatchObject({ smoke: true, version: '1.2.3', missing: [] });
    expect(window.calls).not.toContain('show');
  });

  it('tests itself: ends with 1 after a minute and names what is missing', async () => {
    const { app, clock, seen } = start('works', true);
    await vi.waitFor(() => expect(seen.blocks).toBe(1));
    clock.advance(60_000);
    await vi.waitFor(() => expect(app.ended).toEqual([1]), { timeout: 10_000 });
    expect(JSON.parse(seen.printed.join(''))).toMatchObject({ smoke: false, missing: ['page', 'port'] });
  });
});
