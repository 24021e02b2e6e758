import { MessageChannel } from 'node:worker_threads';
import { createORPCClient, safe } from '@orpc/client';
import { RPCLink as HttpLink } from '@orpc/client/fetch';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { restClient } from '../../src-agent/cli/agent-connection.ts';
import { drawPoster } from '../../src-agent/cli/demo-poster.ts';
import type { Agent } from '../../src-agent/main.ts';
import { type AgentClient, contract } from '../../src-shared/contract/contract.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { startPlainAgent } from '../support/plain-agent.ts';

const owned = new AsyncDisposableStack();
let agent: Agent;
let poster: Uint8Array<ArrayBuffer>;

beforeAll(async () => {
  const folder = owned.use(temporaryFolder());
  poster = new Uint8Array(await drawPoster());
  agent = owned.use(await startPlainAgent(folder.path, { headlessBrowsers: true }));
});
afterAll(() => owned.disposeAsync());

/** The same contract, the ways it is reached. */
const routes: Readonly<Record<string, () => AgentClient>> = {
  'in process': () => agent.client,
  'a MessagePort': () => {
    const { port1, port2 } = new MessageChannel();
    owned.defer(() => port1.close());
    agent.connect(port2);
    return createORPCClient(new PortLink({ port: port1 }));
  },
  'RPC over HTTP': () => {
    const headers = { authorization: `Bearer ${agent.http?.token}` };
    return createORPCClient(new HttpLink({ url: `${agent.http?.url}/rpc`, headers }));
  },
  'plain REST': () =>
    restClient({ url: agent.http?.url ?? '', token: agent.http?.token ?? '' }, fetch) as AgentClient,
};

describe.each(Object.keys(routes))('over %s', (name) => {
  const connect = () => {
    const route = routes[name];
    if (route === undefined) throw new Error(`no route ${name}`);
    return route();
  };
  const handle = `brand.${name.toLowerCase().replaceAll(/[^a-z]/g, '')}`;

  test('things are made, read, listed page by page and removed', async () => {
    const client = connect();
    const account = { platform: 'instagram' as const, displayName: 'Brand', ownershipConfirmed: true };
    const made = await client.accounts.create({ ...account, handle: `@${handle.toUpperCase()}.1` });
    await client.accounts.create({ ...account, handle: `${handle}.2` });
    expect(made).toMatchObject({ handle: `${handle}.1`, status: 'active', deviceId: null });
    expect(await client.accounts.get({ id: made.id })).toEqual(made);
    const first = await client.accounts.list({ search: handle, limit: 1 });
    expect(first).toMatchObject({ total: 2, items: [{ handle: `${handle}.1` }] });
    const second = await client.accounts.list({ search: handle, limit: 1, cursor: first.next ?? '' });
    expect(second).toMatchObject({ items: [{ handle: `${handle}.2` }], next: null });
    expect(await client.accounts.delete({ id: made.id })).toEqual({ ok: true });
  });

  test('refusals are typed: what is missing, what is invalid by field, what stands in the way', async () => {
    const client = connect();
    const refusal = async (call: Promise<unknown>) => (await safe(call)).error;
    expect(await refusal(client.accounts.get({ id: 4711 }))).toMatchObject({
      code: 'NOT_FOUND',
      status: 404,
      data: { kind: 'account', id: 4711 },
    });
    const rubbish = { platform: 'instagram' as const, handle: 'no spaces allowed', displayName: '' };
    expect(await refusal(client.accounts.create(rubbish))).toMatchObject({
      code: 'INVALID',
      status: 422,
      data: { issues: [{ path: 'handle' }, { path: 'displayName' }] },
    });
    const draft = await client.campaigns.create({ name: 'Draft', items: [], accountIds: [] });
    expect(await refusal(client.campaigns.pause({ id: draft.id }))).toMatchObject({
      code: 'CONFLICT',
      status: 409,
      data: { reason: 'not_started' },
    });
  });

  test('iPhones are set up by a checklist, and none is started that is not there', async () => {
    const { ios } = connect().devices;
    const steps = (await ios.setup())[0]?.steps ?? [];
    expect(steps.map((step) => step.name)).toContain('developer_mode');
    const url = 'http://127.0.0.1:9';
    const settings = { teamId: 'ABCDE12345', agentUrls: { '00008120-000A1B2C3D4E5F60': url } };
    expect(await ios.settings.set(settings)).toEqual(settings);
    expect(await ios.settings.get()).toEqual(settings);
    expect((await safe(ios.settings.set({ ...settings, teamId: 'abc' }))).error).toMatchObject({
      code: 'INVALID',
      data: { issues: [{ path: 'teamId' }] },
    });
    expect((await safe(ios.start({ udid: 'nobody' }))).error).toMatchObject({
      code: 'NOT_FOUND',
      data: { kind: 'iPhone', id: 'nobody' },
    });
  });

  test('files go in and come out as they were', async () => {
    const client = connect();
    const media = await client.media.create({
      file: new File([poster], 'poster.jpg', { type: 'image/jpeg' }),
    });
    expect(media).toMatchObject({ mime: 'image/jpeg', bytes: poster.length, width: 1080, height: 1080 });
    const content = await client.media.content({ id: media.id });
    expect(content.name).toBe('poster.jpg');
    expect(Buffer.from(await content.arrayBuffer()).equals(Buffer.from(poster))).toBe(true);
  });

  test('the event stream resumes after any line and ends when it is cancelled', async () => {
    const client = connect();
    const { last } = await client.events.list({ limit: 1 });
    await client.templates.create({ kind: 'posting', name: `${handle} one`, caption: '' });
    const stop = new AbortController();
    const seen: string[] = [];
    const follow = async () => {
      for await (const event of await client.events.subscribe({ after: last }, { signal: stop.signal })) {
        seen.push(event.message);
        if (seen.length === 1)
          await client.templates.create({ kind: 'posting', name: `${handle} two`, caption: '' });
        if (seen.length === 2) stop.abort();
      }
    };
    await follow().catch((error: unknown) => {
      if (!stop.signal.aborted) throw error;
    });
    expect(seen).toEqual([`Template “${handle} one” was added`, `Template “${handle} two” was added`]);
  });
});

/** `room.procedure`, also of rooms within rooms. */
function procedureNames(router: object): string[] {
  return Object.entries(router).flatMap(([name, part]: [string, object]) =>
    '~orpc' in part ? [name] : procedureNames(part).map((inner) => `${name}.${inner}`),
  );
}

test('the REST interface describes itself as OpenAPI 3.1, and every operation is there', async () => {
  const answer = await fetch(`${agent.http?.url}/api/v1/openapi.json`, {
    headers: { authorization: `Bearer ${agent.http?.token}` },
  });
  const document = (await answer.json()) as {
    openapi: string;
    paths: Record<string, Record<string, { operationId: string }>>;
  };
  expect(document.openapi).toMatch(/^3\.1\./);
  const operations = Object.values(document.paths).flatMap((path) =>
    Object.values(path).map((each) => each.operationId),
  );
  expect(operations.toSorted()).toEqual(procedureNames(contract).toSorted());
});

test('errors are problem details, rubbish is refused, and no stack or path leaves', async () => {
  const url = agent.http?.url ?? '';
  const headers = { authorization: `Bearer ${agent.http?.token}`, 'content-type': 'application/json' };
  const missing = await fetch(`${url}/api/v1/runs/4711`, { headers });
  expect(missing.headers.get('content-type')).toBe('application/problem+json');
  expect(await missing.json()).toMatchObject({
    status: 404,
    code: 'NOT_FOUND',
    detail: 'There is no run 4711.',
  });
  for (const body of [
    '{',
    '[]',
    '{"name":5}',
    'null',
    '{"__proto__":{"x":1}}',
    `{"name":"${'x'.repeat(100_000)}"}`,
  ]) {
    const answer = await fetch(`${url}/api/v1/campaigns`, { method: 'POST', headers, body });
    const text = await answer.text();
    expect(answer.status, text).toBeGreaterThanOrEqual(400);
    expect(answer.status, text).toBeLessThan(500);
    expect(text).not.toMatch(/node_modules|\.ts:\d|at async/);
  }
});

test('what needs no input needs no body', async () => {
  const url = `${agent.http?.url}/api/v1`;
  const headers = { authorization: `Bearer ${agent.http?.token}` };
  const off = await fetch(`${url}/agent/simulated-phones`, { method: 'DELETE', headers });
  expect(await off.json()).toMatchObject({ simulatedPhones: 'off' });
  const { id } = await agent.client.campaigns.create({ name: 'Empty', items: [], accountIds: [] });
  const start = await fetch(`${url}/campaigns/${id}/start`, { method: 'POST', headers });
  expect(await start.json()).toMatchObject({
    code: 'INVALID',
    issues: [{ path: 'items' }, { path: 'accountIds' }],
  });
});

test('the token and one-time codes are in no event, answer or file of the agent', async () => {
  const link = agent.http?.oneTimeLink() ?? '';
  const secrets = [agent.http?.token ?? '', link.split('enter=')[1] ?? ''];
  const { items } = await agent.client.events.list({ limit: 1000 });
  const answers = JSON.stringify([
    items,
    await agent.client.agent.info({}),
    await agent.client.agent.parts({}),
  ]);
  for (const secret of secrets) {
    expect(secret.length).toBeGreaterThan(20);
    expect(answers).not.toContain(secret);
    expect(process.argv.join(' ') + JSON.stringify(process.env)).not.toContain(secret);
  }
});

test('a one-time link lets one page in once; its cookie works for pages of this address only', async () => {
  const { http } = agent;
  const url = http?.url ?? '';
  const code = http?.oneTimeLink().split('enter=')[1];
  const enter = () =>
    fetch(`${url}/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url },
      body: JSON.stringify({ code }),
    });
  const first = await enter();
  expect(first.status).toBe(204);
  const cookie = first.headers.get('set-cookie') ?? '';
  expect(cookie).toMatch(/HttpOnly; SameSite=Strict/);
  expect((await enter()).status).toBe(401);
  const headers = { cookie: cookie.split(';')[0] ?? '' };
  expect((await fetch(`${url}/api/v1/agent`, { headers })).status).toBe(200);
  expect(
    (await fetch(`${url}/api/v1/agent`, { headers: { ...headers, origin: 'https://evil.example' } })).status,
  ).toBe(403);
});
