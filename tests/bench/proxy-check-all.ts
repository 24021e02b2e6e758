import { spawn } from 'node:child_process';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { SocksClient } from 'socks';
import { Client } from 'undici';
import { startRealTimer } from '../../src-agent/devices/timers.ts';
import { changeCheckSettings, checkDefaults } from '../../src-agent/proxies/check/check-settings.ts';
import { isOnline } from '../../src-agent/proxies/check/is-online.ts';
import { openProxyRoom, realCheck } from '../../src-agent/proxies/proxy-room.ts';
import { doAtOnce } from '../../src-agent/steps.ts';
import { openDatabase } from '../../src-agent/store/database.ts';
import { Store } from '../../src-agent/store/store.ts';
import { Tasks } from '../../src-agent/tasks/tasks.ts';
import { rootKeyOfThisRun } from '../../src-agent/vault/root-key.ts';
import { Secrets } from '../../src-agent/vault/secrets.ts';
import { VaultKeys } from '../../src-agent/vault/vault-keys.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { compare, type Measurement } from './measurement.ts';

const many = 2_000;
const atOnce = checkDefaults.atOnce;
const timeoutSeconds = 5;
const rounds = 3;

/** For so long nothing else gets its turn at most. */
const longestStallMs = 50;

/** Where the crowd of proxies listens (tests/support/programs/proxy-crowd.ts). */
type Crowd = {
  readonly http: number[];
  readonly socks: number[];
  readonly hanging: number;
  readonly testAddress: string;
};

type Listed = { readonly port: number; readonly protocol: 'http' | 'socks5' };

/**
 * A check of 2,000 proxies, 5 % of them dead (half closed, half never answering), from the request to the last result in the
 * store: against a bare script that does the same connections and requests at the same width and keeps nothing. The second
 * figure is the longest that the event loop was held up meanwhile, against what is allowed.
 */
export async function proxyCheckAll(): Promise<Measurement[]> {
  const { crowd, end } = await startCrowd();
  const proxies = Array.from({ length: many }, (_, index): Listed => listed(crowd, index));
  const seconds = { ours: [] as number[], theirs: [] as number[] };
  const stalls: number[] = [];
  for (let round = -1; round < rounds; round += 1) {
    const theirs = await measured(() => checkBare(proxies, crowd.testAddress));
    const ours = await measureOurs(proxies, crowd.testAddress);
    // The first round warms both sides.
    if (round < 0) continue;
    seconds.ours.push(ours.seconds);
    seconds.theirs.push(theirs.seconds);
    stalls.push(ours.stallMs);
  }
  await end();
  // What holds up the loop does so in every round; what other programs of the computer do, does not.
  const stall = { ours: [Math.min(...stalls)], theirs: [longestStallMs] };
  return [compare('proxy_check_all', 's', seconds, 1.5), compare('proxy_check_stall', 'ms', stall, 1)];
}

function listed(crowd: Crowd, index: number): Listed {
  if (index % 40 === 7) return { port: crowd.hanging, protocol: 'http' };
  // Nothing can listen on port 1 without being asked to.
  if (index % 40 === 27) return { port: 1, protocol: 'http' };
  const protocol = index % 2 === 0 ? 'http' : 'socks5';
  const ports = protocol === 'http' ? crowd.http : crowd.socks;
  return { port: ports[index % ports.length] ?? 1, protocol };
}

async function startCrowd(): Promise<{ crowd: Crowd; end: () => Promise<void> }> {
  const program = fileURLToPath(new URL('../support/programs/proxy-crowd.ts', import.meta.url));
  const child = spawn(process.execPath, [program], { stdio: ['pipe', 'pipe', 'inherit'] });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    child.once('exit', () => reject(new Error('the proxies ended before they were ready')));
  });
  const end = async () => {
    child.stdin.end();
    await exited;
  };
  return { crowd: JSON.parse(line) as Crowd, end };
}

async function measured(work: () => Promise<void>): Promise<{ seconds: number; stallMs: number }> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const started = performance.now();
  await work();
  const seconds = (performance.now() - started) / 1000;
  delay.disable();
  // The histogram counts the whole time between two looks: its own resolution is no delay.
  return { seconds, stallMs: Math.max(0, delay.max / 1e6 - 5) };
}

async function measureOurs(proxies: readonly Listed[], testAddress: string) {
  using folder = temporaryFolder();
  using store = new Store(await openDatabase(join(folder.path, 'switchyard.sqlite')));
  doAtOnce(changeCheckSettings(store, { everyMinutes: 0, testAddress, timeoutSeconds, atOnce }));
  fill(store, proxies);
  await using tasks = new Tasks(store);
  const log = { info: () => undefined, warn: () => undefined, error: console.error };
  await using room = openProxyRoom({
    store,
    tasks,
    log,
    secrets: new Secrets(store, new VaultKeys(store, rootKeyOfThisRun())),
    perform: realCheck(startRealTimer),
    isOnline,
    startTimer: startRealTimer,
    random: Math.random,
  });
  const took = await measured(async () => {
    const done = Promise.withResolvers<void>();
    const { id } = room.checks.checkMany({ filter: {} });
    const stop = store.onAppend(() => {
      const task = tasks.get(id);
      if (task.ok && task.value.status !== 'running') done.resolve();
    });
    await done.promise;
    stop();
  });
  const works = store.all(store.query.selectFrom('proxy').select('outcome').where('outcome', '=', 'ok'));
  if (works.length !== (many * 95) / 100) throw new Error(`${works.length} proxies worked`);
  return took;
}

function fill(store: Store, proxies: readonly Listed[]): void {
  store.write((tx) => {
    for (const [index, { port, protocol }] of proxies.entries())
      tx.run(
        tx.query.insertInto('proxy').values({
          uid: crypto.randomUUID(),
          host: '127.0.0.1',
          port,
          protocol,
          type: 'datacenter',
          // The same few listeners stand for all: told apart by a name they do not ask for.
          username: `customer-${index}`,
          status: 'active',
          created_at: 0,
          updated_at: 0,
        }),
      );
  });
}

async function checkBare(proxies: readonly Listed[], testAddress: string): Promise<void> {
  const queue = proxies.values();
  const work = async () => {
    for (const proxy of queue) await askBare(proxy, new URL(testAddress)).catch(() => undefined);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

async function askBare(proxy: Listed, target: URL): Promise<void> {
  const socket = connect({ host: '127.0.0.1', port: proxy.port, noDelay: true });
  const timer = setTimeout(() => socket.destroy(), timeoutSeconds * 1000);
  try {
    await new Promise((resolve, reject) => {
      socket.once('connect', resolve).once('error', reject).once('close', reject);
    });
    const tunnel =
      proxy.protocol === 'http'
        ? await bareConnect(socket, target)
        : await bareSocks(socket, target, proxy.port);
    const client = new Client(target.origin, {
      connect: (_, give) => queueMicrotask(() => give(null, tunnel)),
    });
    for (let request = 0; request < 3; request += 1) {
      const { body } = await client.request({ method: 'GET', path: '/' });
      await body.text();
    }
    void client.destroy();
  } finally {
    clearTimeout(timer);
    socket.destroy();
  }
}

function bareConnect(socket: Socket, target: URL): Promise<Socket> {
  socket.write(`CONNECT ${target.host} HTTP/1.1\r\nHost: ${target.host}\r\n\r\n`);
  return new Promise((resolve, reject) => {
    socket.once('data', () => resolve(socket)).once('close', reject);
  });
}

async function bareSocks(socket: Socket, target: URL, port: number): Promise<Socket> {
  const destination = { host: target.hostname, port: Number(target.port) };
  const proxy = { type: 5 as const, host: '127.0.0.1', port };
  await SocksClient.createConnection({ command: 'connect', destination, existing_socket: socket, proxy });
  return socket;
}
