import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drawPoster } from '../../src-agent/cli/demo-poster.ts';
import { type AgentProcess, startAgentProcess } from '../support/agent-process.ts';
import { startPhoneDesk } from '../support/phone-desk.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { readyPhones, startRun } from '../crash/six-posts.ts';

const serial = 'SIM-ELM';
const owned = new AsyncDisposableStack();
let agent: AgentProcess;
let folder: string;

beforeAll(async () => {
  folder = owned.use(temporaryFolder()).path;
  const accounts = [{ handle: 'elm.one', displayName: 'Elm' }];
  const desk = owned.use(
    await startPhoneDesk([{ serial, model: 'Simulated Pixel 8', accounts }], { screenMs: 60, uploadMs: 500 }),
  );
  agent = owned.use(
    await startAgentProcess({
      dataDir: join(folder, 'data'),
      adbPort: desk.adbPort,
      logFile: join(folder, 'agent.log'),
    }),
  );
  const deviceId = (await readyPhones(agent.client, 1)).get(serial) ?? null;
  const account = { platform: 'instagram' as const, handle: 'elm.one', displayName: 'Elm', deviceId };
  const { id } = await agent.client.accounts.create({ ...account, ownershipConfirmed: true });
  const file = new File([new Uint8Array(await drawPoster())], 'poster.jpg', { type: 'image/jpeg' });
  const media = await agent.client.media.create({ file });
  const runId = await startRun(agent.client, { accountIds: [id], mediaId: media.id, caption: 'Elm' });
  const signal = AbortSignal.timeout(60_000);
  for await (const event of await agent.client.events.subscribe({ after: 0, runId }, { signal }))
    if (event.type === 'step.finished') break;
});
afterAll(() => owned.disposeAsync());

const onLinux = test.runIf(existsSync('/proc/self/net/tcp'));

onLinux('in the middle of a run, nothing of the agent answers on an address others can reach', async () => {
  const ports = listening([agent.pid, ...childrenOf(agent.pid)]);
  expect(ports.length).toBeGreaterThanOrEqual(2);
  expect(ports.filter(({ address }) => address !== '127.0.0.1')).toEqual([]);
  const others = Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .filter(({ address, scopeid }) => address !== '127.0.0.1' && (scopeid === undefined || scopeid === 0))
    .map(({ address }) => address);
  for (const { port } of ports)
    for (const host of [...others, '127.0.0.2', '::1'])
      expect(await knock(host, port), host).not.toBe('open');
});

onLinux('Appium answers only below a secret path that is in no argument, environment or log', async () => {
  const [host] = childrenOf(agent.pid).filter((pid) => commandOf(pid).includes('appium-child'));
  expect(host).toBeDefined();
  const [door] = listening([host ?? 0]);
  expect(door?.address).toBe('127.0.0.1');
  for (const path of ['/status', '/sessions', '/wd/hub/status', '/appium/sessions']) {
    const answer = await fetch(`http://127.0.0.1:${door?.port}${path}`);
    expect(answer.status, path).toBe(404);
    await answer.text();
  }
  const secret = /[0-9a-f]{32}/g;
  const seen = [host ?? 0, agent.pid].map(
    (pid) => commandOf(pid) + readFileSync(`/proc/${pid}/environ`, 'utf8'),
  );
  for (const file of filesBelow(folder).filter((each) => /\.(log|json|txt|pid)$/.test(each)))
    seen.push(readFileSync(file, 'utf8'));
  for (const candidate of new Set(seen.join('\n').match(secret) ?? [])) {
    const answer = await fetch(`http://127.0.0.1:${door?.port}/${candidate}/status`);
    expect(answer.status, 'something written down opens Appium').toBe(404);
    await answer.text();
  }
});

function commandOf(pid: number): string {
  return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
}

function childrenOf(pid: number): number[] {
  const children = execFileSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' });
  return children
    .split('\n')
    .map(Number)
    .filter((each) => each > 0 && existsSync(`/proc/${each}/cmdline`));
}

/** The sockets these processes listen on, from /proc: `0100007F:1F90` is 127.0.0.1:8080. */
function listening(pids: readonly number[]): { readonly address: string; readonly port: number }[] {
  const own = new Set(pids.flatMap(socketsOf));
  return ['tcp', 'tcp6'].flatMap((kind) =>
    readFileSync(`/proc/net/${kind}`, 'utf8')
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      .filter((columns) => columns[3] === '0A' && own.has(columns[9] ?? ''))
      .map((columns) => {
        const [address = '', port = ''] = (columns[1] ?? '').split(':');
        const dotted = (address.match(/../g) ?? [])
          .toReversed()
          .map((byte) => Number.parseInt(byte, 16))
          .join('.');
        return { address: dotted, port: Number.parseInt(port, 16) };
      }),
  );
}

function socketsOf(pid: number): string[] {
  return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
    const target = linkOf(`/proc/${pid}/fd/${fd}`);
    const inode = /^socket:\[(\d+)\]$/.exec(target)?.[1];
    return inode === undefined ? [] : [inode];
  });
}

function linkOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    // Closed between the listing and the look.
    return '';
  }
}

function filesBelow(path: string): string[] {
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .map((each) => join(path, each))
    .filter((each) => statSync(each, { throwIfNoEntry: false })?.isFile() === true);
}

/** Whether a connection can be made: `open`, or how it was refused. */
function knock(host: string, port: number): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 3_000 });
    const end = (outcome: string) => {
      socket.destroy();
      resolve(outcome);
    };
    socket.once('connect', () => end('open'));
    socket.once('timeout', () => end('nothing answers'));
    socket.once('error', () => end('refused'));
  });
}
