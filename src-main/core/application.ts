import { join } from 'node:path';
import type { AgentStatus, HandedRootKey } from '../../src-shared/processes/shell-wire.ts';
import { shellChannels } from '../../src-shared/shell/channels.ts';
import { agentEnvironment } from './agent/agent-environment.ts';
import { AgentHost } from './agent/agent-host.ts';
import type { AgentState } from './agent/agent-state.ts';
import { openChildFrom } from './agent/open-child.ts';
import { WindowPorts } from './agent/window-ports.ts';
import type { Channel } from './agent/window-ports.ts';
import { appScheme } from './app-address.ts';
import type { Clock } from './clock.ts';
import { desktopDataDir } from './data-dir.ts';
import type { DesktopArguments } from './desktop-arguments.ts';
import { IpcRouter } from './ipc/ipc-router.ts';
import { TrustedSenders } from './ipc/sender-judge.ts';
import type { Log } from './log.ts';
import { applicationMenu } from './menu/application-menu.ts';
import type * as ports from './ports.ts';
import { SleepGuard } from './power/sleep-guard.ts';
import { appProtocol } from './protocol/app-protocol.ts';
import { QuitFlow } from './quit/quit-flow.ts';
import type { ResourcePaths } from './resource-paths.ts';
import { externalLinks } from './security/external-links.ts';
import { guardPermissions } from './security/permissions.ts';
import { guardEveryPage } from './security/web-contents-rules.ts';
import { SmokeTest } from './smoke.ts';
import type { TrayAction } from './tray/tray-menu.ts';
import { TrayPresenter } from './tray/tray-presenter.ts';
import { RootKeys } from './vault/root-keys.ts';
import { MainWindow } from './windows/main-window.ts';
import type { WindowOptions } from './windows/window-options.ts';

/** Everything the desktop app needs from the world; Electron's own objects fit most of it. */
export type Ports = {
  readonly app: ports.AppPort;
  readonly session: ports.SessionPort;
  readonly protocol: ports.ProtocolPort;
  readonly ipc: ports.IpcPort;
  readonly utility: ports.UtilityPort;
  readonly power: ports.PowerPort;
  readonly safeStorage: ports.SafeStoragePort;
  readonly sleep: ports.SleepBlocker;
  readonly theme: ports.ThemePort;
  readonly dialog: ports.DialogPort;
  readonly createWindow: (options: WindowOptions) => ports.WindowPort;
  readonly createTray: () => ports.TrayPort;
  readonly createChannel: () => Channel;
  readonly setMenu: (items: ports.MenuItem[]) => void;
  readonly openExternal: (address: string) => Promise<void>;
  readonly kill: (pid: number, signal: 'SIGKILL') => unknown;
  readonly print: (line: string) => void;
  readonly nonce: () => string;
  /** 32 bytes nobody can guess. */
  readonly randomKey: () => Uint8Array;
  readonly clock: Clock;
  readonly log: Log;
  readonly paths: ResourcePaths;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  readonly arguments: DesktopArguments;
};

/** A page that cannot be shown must not keep the agent from its work: so long it is waited for, in milliseconds. */
const windowWithin = 10_000;

/** Starts the desktop app; Electron is ready. The rules for pages are in force before the first page exists. */
export function startApplication(parts: Ports): AsyncDisposable {
  const { app, clock, log, paths, power } = parts;
  guardPermissions(parts.session);
  guardEveryPage(app, externalLinks(parts.openExternal, log));
  parts.protocol.handle(appScheme, appProtocol(paths.pages, parts.nonce));
  parts.setMenu(applicationMenu({ mac: parts.platform === 'darwin', packaged: app.isPackaged }));

  let status: AgentStatus | null = null;
  const senders = new TrustedSenders();
  const sleep = new SleepGuard(parts.sleep);
  const environment = agentEnvironment(parts.environment);
  const fork = (file: string, name: string) =>
    parts.utility.fork(file, [], { env: environment, serviceName: name, stdio: 'pipe' });

  const smoke = parts.arguments.smoke
    ? new SmokeTest({
        clock,
        version: app.getVersion(),
        print: parts.print,
        finish: (code) => void stop().finally(() => app.exit(code)),
      })
    : null;

  const dataDir = desktopDataDir(parts.environment, app.getPath('userData'));
  const rootKeys = new RootKeys({
    safeStorage: parts.safeStorage,
    folder: join(dataDir, 'vault'),
    platform: parts.platform,
    randomKey: parts.randomKey,
    clock,
    log,
  });
  let rootKey: HandedRootKey | null = null;
  const agent = new AgentHost({
    boot: () => ({
      dataDir,
      resourcesDir: paths.resources,
      version: app.getVersion(),
      mode: 'desktop',
      ...(rootKey === null ? {} : { rootKey }),
    }),
    fork: () => fork(paths.agent, 'switchyard-agent'),
    openChild: openChildFrom(paths, fork),
    kill: parts.kill,
    clock,
    log,
    onState: (state) => onAgentState(state),
    onStatus: (next) => {
      status = next;
      sleep.update(next.runsGoing);
      tray.update({ agent: agent.state, status });
    },
  });
  // Called first when there is a window: the keychain may ask, and a question without a window looks like a hang.
  const startAgent = async () => {
    rootKey = await rootKeys.open();
    agent.start();
  };
  const windowPorts = new WindowPorts(parts.createChannel, (port) => agent.connect(port));
  const router = new IpcRouter(
    parts.ipc,
    senders,
    {
      [shellChannels.requestPort]: (frame) => {
        windowPorts.request(frame);
        smoke?.up('port');
      },
    },
    log,
  );
  const quit = new QuitFlow({
    app,
    power,
    dialog: parts.dialog,
    runsGoing: () => status?.runsGoing ?? 0,
    hide: () => mainWindow.hide(),
    stop: () => stop(),
    log,
  });
  const mainWindow = new MainWindow({
    create: parts.createWindow,
    preload: paths.preload,
    packaged: app.isPackaged,
    startHidden: parts.arguments.hidden,
    theme: parts.theme,
    dialog: parts.dialog,
    clock,
    log,
    leaving: () => quit.leaving,
    onOpened: (contents) => {
      senders.trust(contents);
      contents.on('did-finish-load', () => smoke?.up('page'));
    },
    onReady: () => void begin(),
  });
  const lateWindow = clock.after(windowWithin, () => void begin());
  let begun = false;
  const begin = async () => {
    lateWindow[Symbol.dispose]();
    if (begun) return;
    begun = true;
    await startAgent();
  };
  const actions: Record<TrayAction, () => void> = {
    open: () => mainWindow.show(),
    'restart-agent': () => void startAgent(),
    quit: () => app.quit(),
  };
  const tray = new TrayPresenter({
    tray: parts.createTray(),
    folder: paths.trayIcons,
    clock,
    act: (action) => actions[action](),
  });

  const onAgentState = (state: AgentState) => {
    if (state.kind === 'running') {
      windowPorts.agentReady();
      smoke?.up('agent');
    } else {
      // Nothing runs without the agent, so nothing keeps the computer awake.
      status = null;
      sleep.update(0);
    }
    tray.update({ agent: state, status });
    if (state.kind === 'given-up') void askAfterGivingUp(state.sentence);
  };
  const askAfterGivingUp = async (sentence: string) => {
    const { response } = await parts.dialog.showMessageBox({
      type: 'error',
      message: 'Switchyard cannot work right now.',
      detail: `${sentence}. Nothing is lost: what was going on is looked at again when the agent is back.`,
      buttons: ['Restart Agent', 'Later'],
      defaultId: 0,
      cancelId: 1,
    });
    if (response === 0) await startAgent();
  };
  const stop = async () => {
    smoke?.[Symbol.dispose]();
    lateWindow[Symbol.dispose]();
    await agent[Symbol.asyncDispose]();
    sleep[Symbol.dispose]();
    tray[Symbol.dispose]();
  };

  app.on('second-instance', () => mainWindow.show());
  app.on('activate', () => mainWindow.show());
  // With no listener, Electron would end the app with its last window.
  app.on('window-all-closed', () => undefined);
  power.on('suspend', () => agent.send({ type: 'power', event: 'suspend' }));
  power.on('resume', () => agent.send({ type: 'power', event: 'resume' }));
  mainWindow.open();

  return {
    async [Symbol.asyncDispose]() {
      router[Symbol.dispose]();
      await stop();
      mainWindow[Symbol.dispose]();
    },
  };
}
