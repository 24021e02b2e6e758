import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { createBuilder } from 'vite';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { rootKeyFromShell } from '../../src-agent/desktop/root-key-from-shell.ts';
import { ShellService } from '../../src-agent/desktop/shell-service.ts';
import { startAgent } from '../../src-agent/main.ts';
import { Store } from '../../src-agent/store/store.ts';
import { openDatabase } from '../../src-agent/store/database.ts';
import { Secrets } from '../../src-agent/vault/secrets.ts';
import { VaultKeys } from '../../src-agent/vault/vault-keys.ts';
import { freePort } from '../../src-agent/processes/free-port.ts';
import { ShellProcessHost } from '../../src-agent/processes/shell-process-host.ts';
import { AgentHost } from '../../src-main/core/agent/agent-host.ts';
import { agentEnvironment } from '../../src-main/core/agent/agent-environment.ts';
import { systemClock } from '../../src-main/core/clock.ts';
import type { AgentClient } from '../../src-shared/contract/contract.ts';
import type { ParentWire } from '../../src-shared/processes/parent-wire.ts';
import type { AgentStatus, HandedRootKey } from '../../src-shared/processes/shell-wire.ts';
import { collectedLog } from '../support/collected-log.ts';
import { NodeUtility } from '../support/node-utility.ts';
import { filesWith, processFacts } from '../support/secret-search.ts';

const project = new URL('../../', import.meta.url).pathname;
const resources = join(project, 'resources');

describe('the agent inside the desktop app', () => {
  let folder: string;
  let adbPort: number;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'desktop-agent-'));
    adbPort = await freePort();
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('serves the contract on every port that a window is given, until it is stopped', async () => {
    const told: unknown[] = [];
    const ends: number[] = [];
    let say: (message: unknown, ports?: readonly unknown[]) => void = () => undefined;
    const listeners = new Set<typeof say>();
    const wire: ParentWire = {
      send: (message) => told.push(message),
      onMessage(listener) {
        const hear: typeof say = (message, ports = []) => listener(message, ports);
        listeners.add(hear);
        return () => void listeners.delete(hear);
      },
      onClosed: () => undefined,
    };
    say = (message, ports) => listeners.forEach((listener) => listener(message, ports));
    const log = collectedLog();
    const service = new ShellService({
      wire,
      log,
      exit: (code) => ends.push(code),
      startAgent: ({ dataDir, version, mode, resourcesDir }) =>
        startAgent({
          dataDir,
          version,
          mode,
          processHost: new ShellProcessHost(wire),
          log,
          packsDir: join(resourcesDir, 'packs'),
          port: null,
          adbPort,
          isolatedAdb: true,
          environment: process.env,
        }),
    });
    expect(service).toBeDefined();
    const config = { dataDir: folder, resourcesDir: resources, version: '1.2.3', mode: 'desktop' };
    say({ type: 'boot', config });
    // Given before the agent is up: it is served as soon as it is.
    const channels = [new MessageChannel(), new MessageChannel()];
    for (const { port1 } of channels) say({ type: 'connect' }, [port1]);
    for (const { port2 } of channels) {
      port2.start();
      const link = new RPCLink({ port: port2 });
      const client: AgentClient = createORPCClient(link);
      expect(await client.agent.info({})).toMatchObject({ version: '1.2.3', mode: 'desktop' });
      expect(await client.devices.list({})).toMatchObject({ items: [], total: 0 });
    }
    expect(told.slice(0, 2)).toEqual([
      { type: 'ready' },
      { type: 'status', status: { phones: [], runsGoing: 0, jobsNeedingPerson: 0, storage: 'ok' } },
    ]);
    say({ type: 'gibberish' });
    expect(log.lines).toContain('warn a message of the shell was not understood');
    say({ type: 'stop' });
    await vi.waitFor(() => expect(ends).toEqual([0]), { timeout: 20_000 });
    expect(told.at(-1)).toEqual({ type: 'stopped' });
    for (const { port2 } of channels) port2.close();
  });

  it('runs as it is built: starts, tells how things stand, says why it cannot start, stops in time', async () => {
    const builder = await createBuilder({
      configFile: join(project, 'vite.main.config.ts'),
      logLevel: 'silent',
    });
    const environment = builder.environments['agent'];
    if (environment === undefined) throw new Error('the agent is not built');
    // Inside the project, so that the packages that are not bundled are found.
    await mkdir(join(project, 'dist'), { recursive: true });
    const built = await mkdtemp(join(project, 'dist', 'test-'));
    await using cleanup = new AsyncDisposableStack();
    cleanup.defer(() => rm(built, { recursive: true }));
    environment.config.build.outDir = built;
    await builder.build(environment);
    const utility = cleanup.use(new NodeUtility());
    cleanup.defer(() => void spawnSync('adb', ['-P', String(adbPort), 'kill-server']));
    const env = agentEnvironment({ ...process.env, SWITCHYARD_ADB_PORT: String(adbPort) });
    const log = collectedLog();
    const statuses: AgentStatus[] = [];
    const rootKey: HandedRootKey = {
      protection: 'keychain',
      keeper: 'macOS Keychain',
      key: randomBytes(32).toString('base64'),
      older: [],
      advice: null,
    };
    const make = () =>
      new AgentHost({
        boot: () => ({
          dataDir: folder,
          resourcesDir: resources,
          version: '1.2.3',
          mode: 'desktop',
          rootKey,
        }),
        fork: () => utility.fork(join(built, 'agent.js'), [], { env }),
        openChild: () => Promise.reject(new Error('not in this test')),
        kill: (pid, signal) => process.kill(pid, signal),
        clock: systemClock,
        log,
        onState: () => undefined,
        onStatus: (status) => statuses.push(status),
      });
    const host = cleanup.use(make());
    const owner = { kind: 'account', id: 1, uid: 'a' } as const;
    const openVault = async () => {
      const store = new Store(await openDatabase(join(folder, 'switchyard.sqlite')));
      const secrets = new Secrets(store, new VaultKeys(store, rootKeyFromShell(rootKey)));
      return { store, secrets, [Symbol.dispose]: () => store[Symbol.dispose]() };
    };
    {
      using vault = await openVault();
      vault.store.write((tx) => vault.secrets.put(tx, owner, 'password', 'kept from life to life', 0));
    }
    host.start();
    await vi.waitFor(() => expect(statuses).toHaveLength(1), { timeout: 30_000 });

    // A second one on the same data folder must not run: both would post.
    const second = cleanup.use(make());
    second.start();
    await vi.waitFor(() => expect(second.state.kind).toBe('waiting'), { timeout: 30_000 });
    expect(second.state).toMatchObject({ reason: expect.stringContaining('in use by another Switchyard') });
    await second[Symbol.asyncDispose]();

    // The root key came with its first message and lies nowhere else.
    const [agent] = utility.started;
    const seen = [log.lines, agent?.spawnargs, env, await processFacts(agent?.pid)].map((each) =>
      JSON.stringify(each),
    );
    expect(seen.filter((text) => text.includes(rootKey.key))).toEqual([]);

    await host[Symbol.asyncDispose]();
    expect(await filesWith(folder, [rootKey.key, Buffer.from(rootKey.key, 'base64')])).toEqual([]);
    {
      // The agent opened the key that was there; without the right root key it would have made one of its own.
      using store = new Store(await openDatabase(join(folder, 'switchyard.sqlite')));
      expect(store.all(store.query.selectFrom('vault_key').select('id'))).toHaveLength(1);
    }
    using vault = await openVault();
    expect(vault.secrets.read(owner, 'password')).toEqual({
      state: 'found',
      plain: 'kept from life to life',
    });
    expect(log.lines.filter((line) => line.includes('was killed'))).toEqual([]);
  });
});
