import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as elapse } from 'node:timers/promises';
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import { fileURLToPath } from 'node:url';
import { nodeProcessHost } from '../../src-agent/cli/composition.ts';
import { type Agent, startAgent } from '../../src-agent/main.ts';
import { freePort } from '../../src-agent/processes/free-port.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { type Measurement, percentile } from './measurement.ts';
import { clock, type Listening } from './progress-listener.ts';
import { quietLog } from '../support/quiet-log.ts';

const perSecond = 200;
const seconds = 3;
/** What a person does not notice. */
const goalMs = 30;

/**
 * From a change being asked for to its event at a client in another thread, 200 changes a second: over HTTP as in the
 * browser and over a MessagePort as in the window, against the least that carries a line the same way. 95th percentiles; the
 * goal is 30 ms, given as a ratio.
 */
export async function progressLatency(): Promise<Measurement[]> {
  using folder = temporaryFolder();
  await using agent = await startAgent({
    dataDir: folder.path,
    version: '0.0.0-bench',
    mode: 'headless',
    processHost: nodeProcessHost(quietLog),
    log: quietLog,
    packsDir: fileURLToPath(new URL('../../resources/packs', import.meta.url)),
    port: 0,
    adbPort: await freePort(),
    isolatedAdb: true,
    environment: { PATH: '' },
  });
  const figures = [
    figure('progress_latency_http', await overHttp(agent), await bareHttp()),
    figure('progress_latency_port', await overPort(agent), await barePort()),
  ];
  return figures;
}

function figure(bench: string, ours: number, theirs: number): Measurement {
  const round = (number: number) => Math.round(number * 1000) / 1000;
  return {
    bench,
    value: round(ours),
    unit: 'ms',
    baseline: round(theirs),
    ratio: round(ours / theirs),
    goal: round(goalMs / theirs),
  };
}

async function overHttp(agent: Agent): Promise<number> {
  if (agent.http === null) throw new Error('the agent does not listen');
  return await measure(
    { kind: 'http', url: agent.http.url, token: agent.http.token },
    [],
    makeTemplate(agent),
  );
}

async function overPort(agent: Agent): Promise<number> {
  const { port1, port2 } = new MessageChannel();
  agent.connect(port1);
  return await measure({ kind: 'port', port: port2 }, [port2], makeTemplate(agent));
}

/** A change with an event of its own: the name comes back in the event's message. */
function makeTemplate(agent: Agent) {
  return async (name: string) => void (await agent.client.templates.create({ name, caption: '' }));
}

async function bareHttp(): Promise<number> {
  const write = Promise.withResolvers<(name: string) => void>();
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/plain' });
    response.flushHeaders();
    write.resolve((name) => void response.write(`${name}\n`));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    return await measure({ kind: 'bare_http', url }, [], async (name) => (await write.promise)(name));
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

async function barePort(): Promise<number> {
  const { port1, port2 } = new MessageChannel();
  try {
    return await measure({ kind: 'bare_port', port: port2 }, [port2], (name) => {
      port1.postMessage(name);
      return Promise.resolve();
    });
  } finally {
    port1.close();
  }
}

/** The 95th percentile, in milliseconds, of what a listener in a thread of its own hears. */
async function measure(
  listening: Listening,
  transferList: MessagePort[],
  change: (name: string) => Promise<void>,
): Promise<number> {
  const worker = new Worker(new URL('./progress-listener.ts', import.meta.url), {
    workerData: listening,
    transferList,
  });
  const heard = new Map<string, number>();
  const warm = Promise.withResolvers<void>();
  const all = Promise.withResolvers<void>();
  const total = perSecond * seconds;
  worker.on('error', warm.reject);
  worker.on('message', ({ name, at }: { name: string; at: number }) => {
    warm.resolve();
    if (name.startsWith('change ')) heard.set(name, at);
    if (heard.size === total) all.resolve();
  });
  // A listener hears only what is said after it has begun.
  for (let count = 0, listens = false; !listens && count < 100; count += 1) {
    await change(`hello ${count}`);
    listens = await Promise.race([warm.promise.then(() => true), elapse(50, false)]);
  }
  const sent = new Map<string, number>();
  const started = clock();
  for (let count = 0; count < total; count += 1) {
    await elapse(Math.max(0, started + (count * 1000) / perSecond - clock()));
    sent.set(`change ${count}`, clock());
    await change(`change ${count}`);
  }
  await Promise.race([all.promise, elapse(5000)]);
  await worker.terminate();
  if (heard.size < total) throw new Error(`only ${heard.size} of ${total} changes were heard`);
  return percentile(95)([...sent].map(([name, at]) => (heard.get(name) ?? Infinity) - at));
}
