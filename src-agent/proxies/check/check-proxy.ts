import { Client } from 'undici';
import type { StartTimer } from '../../devices/timers.ts';
import { type CheckStep, explainFailure, reachedNothing } from './check-failure.ts';
import type { CheckResult, CheckTask, ProxyEndpoint } from './check-result.ts';
import { readExitAddress } from './exit-address.ts';
import { OpenSockets } from './open-sockets.ts';
import { CheckProblem, handOver, httpFailure, openTunnel } from './proxy-tunnel.ts';

/** What a check depends on. `clock`: milliseconds that only go forward; `ca`: trusted in place of the well-known ones. */
export type CheckParts = {
  readonly startTimer: StartTimer;
  readonly clock: () => number;
  readonly ca?: string;
};

/** Requests whose median is the latency. */
const requests = 3;

/** Answers are an address with a few words around; whatever is longer is something else. */
const longestAnswer = 16_384;

/**
 * Checks one proxy the way it will be used: through it to the test address, with the certificate of every TLS partner
 * verified. The latency is the median of three requests on one warm tunnel: what a person waits for once a page is open, and
 * three times lighter on proxies that count connections. A test address that closes after each answer gets a new tunnel
 * each time, whose opening does not count. Rejects only when the signal aborts.
 */
export async function checkProxy(
  endpoint: ProxyEndpoint,
  task: CheckTask,
  parts: CheckParts,
): Promise<CheckResult> {
  task.signal.throwIfAborted();
  const target = new URL(task.testAddress);
  let step: CheckStep = 'reach';
  using sockets = new OpenSockets();
  const over = Promise.withResolvers<never>();
  const stopTimer = parts.startTimer(task.timeoutSeconds * 1000, () =>
    over.reject(new CheckProblem({ kind: 'timeout', step })),
  );
  const cancel = () => over.reject(task.signal.reason);
  task.signal.addEventListener('abort', cancel, { once: true });
  try {
    const asked = askThrough(endpoint, target, { ...parts, sockets, atStep: (reached) => (step = reached) });
    return await Promise.race([asked, over.promise]);
  } catch (error) {
    if (!(error instanceof CheckProblem)) throw error;
    const words = {
      protocol: endpoint.protocol,
      hasCredentials: endpoint.username !== '' || endpoint.password !== null,
      target: target.hostname,
      timeoutSeconds: task.timeoutSeconds,
    };
    return {
      ...explainFailure(error.failure, words),
      latencyMs: null,
      exitAddress: null,
      ...(reachedNothing(error.failure) ? { nothingReached: true } : {}),
    };
  } finally {
    stopTimer();
    task.signal.removeEventListener('abort', cancel);
  }
}

type Asking = CheckParts & { readonly sockets: OpenSockets; readonly atStep: (step: CheckStep) => void };

async function askThrough(endpoint: ProxyEndpoint, target: URL, asking: Asking): Promise<CheckResult> {
  const { sockets, atStep, clock, ca } = asking;
  const times: number[] = [];
  let exitAddress = '';
  while (times.length < requests) {
    const socket = await openTunnel(endpoint, target, { sockets, atStep, ca });
    const client = new Client(target.origin, {
      connect: handOver(socket),
      maxResponseSize: longestAnswer,
      headersTimeout: 0,
      bodyTimeout: 0,
    });
    try {
      do {
        const started = clock();
        exitAddress = await ask(client, target);
        times.push(clock() - started);
      } while (times.length < requests && !socket.destroyed);
    } finally {
      void client.destroy();
    }
  }
  const latencyMs = Math.round(times.toSorted((one, other) => one - other)[1] ?? 0);
  return { outcome: 'ok', latencyMs, exitAddress, detail: `It works and is seen as ${exitAddress}.` };
}

async function ask(client: Client, target: URL): Promise<string> {
  const { status, text } = await request(client, target);
  if (status !== 200) throw new CheckProblem({ kind: 'status', status });
  const address = readExitAddress(text);
  if (address === null) throw new CheckProblem({ kind: 'no_address' });
  return address;
}

async function request(client: Client, target: URL): Promise<{ status: number; text: string }> {
  try {
    const { statusCode, body } = await client.request({
      method: 'GET',
      path: target.pathname + target.search,
      headers: { accept: 'application/json, text/plain', 'user-agent': 'Switchyard' },
    });
    return { status: statusCode, text: await body.text() };
  } catch (error) {
    throw new CheckProblem(httpFailure(error, 'request'));
  }
}
