import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { setTimeout as elapse } from 'node:timers/promises';
import { z } from 'zod';
import { type CountedCall, CountingFaults } from '../counting-faults.ts';
import { CountingState } from '../counting-state.ts';

/**
 * The counting platform as a program of its own: it outlives every agent. Prints its address, ends with its standard input.
 * Every request is for the one account that its authorization names; /truth, /rate and /refuse are for the test alone.
 */
const settings = z
  .object({ seed: z.number(), rate: z.number() })
  .parse(JSON.parse(process.argv[2] ?? '{"seed":1,"rate":0}'));
const state = new CountingState(Date.now);
const faults = new CountingFaults(settings.seed, settings.rate);

const body = z.object({
  kind: z.string().default(''),
  text: z.string().default(''),
  container: z.string().default(''),
  under: z.string().nullable().default(null),
});
type Body = z.infer<typeof body>;
type Answer = { readonly status: number; readonly body: Readonly<Record<string, unknown>> };

const server = createServer((request, response) => {
  void answer(request, response).catch(() => response.destroy());
});

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = (request.url ?? '').split('/').slice(1).map(decodeURIComponent);
  if (path[0] === 'truth')
    return send(response, { status: 200, body: { posts: state.posts, ...state.oddities } });
  const asked = body.parse(request.method === 'POST' ? await json(request) : {});
  if (path[0] === 'rate') {
    faults.rate = Number(path[1]);
    return send(response, { status: 200, body: {} });
  }
  if (path[0] === 'refuse') {
    state.refuseNext(path.slice(1).join('/'));
    return send(response, { status: 200, body: {} });
  }
  const [platform = '', handle = '', call = '', id = ''] = path;
  const account = `${platform}/${handle}`;
  if (request.headers.authorization !== `Bearer ${account}`) {
    state.oddities.strayed += 1;
    return send(response, { status: 403, body: { code: 'other_account' } });
  }
  await withFault(callOf(call), account, id, asked, response);
}

function callOf(name: string): CountedCall {
  const calls: readonly CountedCall[] = ['list', 'status', 'prepare', 'publish', 'comment'];
  return calls.find((call) => call === name) ?? 'list';
}

async function withFault(
  call: CountedCall,
  account: string,
  id: string,
  asked: Body,
  response: ServerResponse,
) {
  const about = `${account} ${id} ${asked.under ?? ''} ${asked.text}${state.text(account, asked.container)}`;
  const { fault, chance } = faults.next(call, about);
  const act = () => effect(call, account, id, asked, chance);
  const error: Answer = { status: 500, body: { code: 'unexpected' } };
  switch (fault) {
    case 'none':
      return send(response, act());
    case 'slow':
      await elapse(chance() * 150);
      return send(response, act());
    case 'error_before':
      return send(response, error);
    case 'error_after':
      act();
      return send(response, error);
    case 'lost_before':
      return void response.destroy();
    case 'lost':
      act();
      return void response.destroy();
    case 'silent':
      return;
    case 'late':
      await elapse(chance() * 400);
      act();
      return;
    case 'twice':
      state.oddities.delivered_twice += 1;
      act();
      return send(response, act());
    case 'limited':
      return send(response, { status: 429, body: { code: 'rate_limited', retryAfterMs: 200 } });
    case 'expired':
      state.mark(account, asked.container, 'expired');
      return send(response, act());
    case 'broken':
      effect(call, account, id, asked, () => chance() / 2);
      state.mark(account, asked.container, 'error');
      return send(response, error);
    default:
      return fault satisfies never;
  }
}

/** Carries a request out. A list shows what is new after up to two reads. */
function effect(call: CountedCall, account: string, id: string, asked: Body, chance: () => number): Answer {
  const hiddenReads = Math.floor(chance() * 3);
  const ok = (about: Record<string, unknown>): Answer => ({
    status: 200,
    body: { ...about, at: Date.now() },
  });
  switch (call) {
    case 'list':
      return ok(state.list(account, id === '' ? null : id));
    case 'status':
      return ok({ status: state.statusOf(account, id) ?? 'unreadable' });
    case 'prepare':
      return ok({ id: state.prepare(account, asked.kind, asked.text, Math.floor(chance() * 3)) });
    case 'publish': {
      const published = state.publish(account, asked.container, hiddenReads);
      return 'id' in published ? ok(published) : { status: 400, body: { code: published.refused } };
    }
    case 'comment':
      return ok({ id: state.comment(account, asked.under ?? '', asked.text, hiddenReads) });
    default:
      return call satisfies never;
  }
}

function send(response: ServerResponse, { status, body: content }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(content));
}

server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});
process.stdin.resume().once('end', () => process.exit(0));
