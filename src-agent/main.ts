import { homedir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import type { AgentClient } from '../src-shared/contract/contract.ts';
import type { AgentConfig } from './agent-config.ts';
import { agentApi } from './api/agent-api.ts';
import { agentContract } from './api/implementer.ts';
import { reportDefects } from './api/report-defects.ts';
import { Presence } from './away/presence.ts';
import { ClockWatch } from './clock/clock-watch.ts';
import { backupFolder } from './backups/backup-files.ts';
import { Backups } from './backups/backups.ts';
import { DailyBackup } from './backups/daily-backup.ts';
import { lazyPhoneRoute } from './delivery/phone/lazy-phone-route.ts';
import { findAdb } from './devices/adb/adb-locations.ts';
import { startPhoneRoom } from './devices/phone-room.ts';
import { startRealTimer } from './devices/timers.ts';
import { HttpServer } from './http/http-server.ts';
import { settleRestored } from './jobs/after-restore.ts';
import { startEngine } from './jobs/engine.ts';
import { agentZone } from './limits/agent-zone.ts';
import { LimitsLedger } from './limits/ledger.ts';
import { KillSwitches } from './jobs/kill-switch.ts';
import { errorFields } from './log.ts';
import { isExecutable } from './parts/is-executable.ts';
import { openOperations } from './operations.ts';
import { PackRoom } from './packs/pack-room.ts';
import { packsApi } from './packs/packs-api.ts';
import { openPhones } from './phones.ts';
import { openPublishing } from './publishing.ts';
import { SimulatedPhones } from './simulation/simulated-phones.ts';
import { AgentStatusFeed } from './status-feed.ts';
import { openDatabase } from './store/database.ts';
import { EventLog } from './store/event-log.ts';
import { eventsApi } from './store/events-api.ts';
import { patientTimers } from './store/patient-writes.ts';
import { StorageWatch } from './store/storage-watch.ts';
import { Store } from './store/store.ts';
import { inspectPartsOf } from './parts/inspect-parts-of.ts';
import { rootKeyOfThisRun } from './vault/root-key.ts';

type ServedPort = Parameters<RPCHandler<Record<never, never>>['upgrade']>[0];

/** A running agent. */
export interface Agent extends AsyncDisposable {
  /** Everything the contract offers, in process. */
  readonly client: AgentClient;
  /** Null when there is no HTTP interface. */
  readonly http: Pick<HttpServer, 'url' | 'token' | 'oneTimeLink'> | null;
  readonly simulatedPhones: Pick<SimulatedPhones, 'controlUrl' | 'pid'>;
  readonly status: AgentStatusFeed;
  /** Serves the contract on a port whose other end a window holds. */
  connect(port: ServedPort): void;
}

/**
 * Builds everything from a config and starts it. What was in hand when the last agent ended is settled before
 * anything new is claimed.
 */
export async function startAgent(config: AgentConfig): Promise<Agent> {
  const { dataDir, log } = config;
  await using parts = new AsyncDisposableStack();
  const store = parts.use(new Store(await openDatabase(join(dataDir, 'switchyard.sqlite'))));
  const startTimer = patientTimers(startRealTimer);
  parts.use(new StorageWatch({ store, startTimer, log }));
  const startedAt = new Date(store.now()).toISOString();
  const asking = settleRestored(store);
  if (asking > 0)
    log.warn('a copy of the database was restored; posts ask before they are made', { posts: asking });
  parts.use(
    new ClockWatch({
      store,
      steady: () => performance.now(),
      zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      startTimer,
    }),
  );
  const presence = new Presence(store);
  const backups = new Backups(store, backupFolder(dataDir));
  parts.use(new DailyBackup({ backups, now: () => store.now(), startTimer, log }));

  const adbBinary = findAdb(
    { env: config.environment, home: homedir(), platform: process.platform },
    isExecutable,
  );
  const phoneRoom = parts.use(await startPhoneRoom({ ...config, store, adbBinary }));
  const zone = agentZone(() => store.now());
  const ledger = new LimitsLedger(zone);
  const packRoom = new PackRoom({ ...config, room: phoneRoom, store, startTimer });
  const phone = lazyPhoneRoute({ ...config, store, ledger, zone, packRoom });
  const routes = config.routes?.(phone) ?? [phone];
  const engine = parts.use(
    startEngine({
      store,
      dataDir,
      routes,
      ledger,
      transportOf: phoneRoom.transportOf,
      followLog: phoneRoom.followLog,
      startTimer,
      random: Math.random,
      log,
    }),
  );

  const phones = parts.use(openPhones({ store, room: phoneRoom, packRoom, use: engine, startTimer }));

  const rootKey = config.rootKey ?? rootKeyOfThisRun();
  const operations = parts.use(
    await openOperations({
      store,
      dataDir,
      log,
      rootKey,
      environment: config.environment,
      headlessBrowsers: config.headlessBrowsers === true,
      startTimer,
      phoneLogin: phones.login,
    }),
  );
  const { accounts, limits, tasks, vault, views } = operations;
  const publishing = parts.use(
    openPublishing({
      store,
      dataDir,
      accounts: accounts.rows,
      limits,
      ledger,
      routes,
      tasks,
      abort: (jobId) => engine.abort(jobId),
      startTimer,
      log,
      packs: async () => (await packRoom.inUse()).packs,
    }),
  );
  const simulatedPhones = parts.use(
    new SimulatedPhones({
      processHost: config.processHost,
      registry: phoneRoom.registry,
      accounts,
      startTimer,
    }),
  );

  const router = agentContract.router({
    ...operations.api,
    ...publishing.api,
    agent: agentApi({
      store,
      accounts,
      simulatedPhones,
      limits,
      killSwitches: new KillSwitches(store),
      tasks,
      vault,
      views,
      backups,
      presence,
      hasAdb: () => adbBinary !== null,
      inspectParts: () => inspectPartsOf(config, rootKey),
      about: { version: config.version, mode: config.mode, startedAt, dataDir },
    }),
    devices: phones.api(tasks, operations.secrets),
    events: eventsApi(new EventLog(store), presence),
    packs: packsApi(packRoom, tasks),
  });

  const reportDefect = (error: unknown) => log.error('a request failed unexpectedly', errorFields(error));
  const http =
    config.port === null
      ? null
      : parts.use(
          await HttpServer.listen({
            router,
            version: config.version,
            port: config.port,
            pagesDir: config.pagesDir ?? null,
            sessionFile: join(dataDir, 'signed-in-pages.json'),
            report: reportDefect,
          }),
        );
  const status = parts.use(new AgentStatusFeed(store));
  const portHandler = new RPCHandler(router, { clientInterceptors: [reportDefects(reportDefect)] });
  store.write((tx) => tx.append({ type: 'agent.started', message: 'Switchyard started' }));
  log.info('agent started', { dataDir, mode: config.mode, url: http?.url });

  const owned = parts.move();
  return {
    client: createRouterClient(router),
    http,
    simulatedPhones,
    status,
    connect: (port) => portHandler.upgrade(port),
    [Symbol.asyncDispose]: async () => {
      store.storage.stopWaiting();
      await owned.disposeAsync();
    },
  };
}
