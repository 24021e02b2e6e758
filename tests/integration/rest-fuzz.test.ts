import { request } from 'node:http';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drawPoster } from '../../src-agent/cli/demo-poster.ts';
import type { Agent } from '../../src-agent/main.ts';
import { seededRandom } from '../crash/random.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { startPlainAgent } from '../support/plain-agent.ts';
import { quietLog } from '../support/quiet-log.ts';

const owned = new AsyncDisposableStack();
const reported: string[] = [];
const seed = 20261121;
let agent: Agent;
let base: string;
let headers: Record<string, string>;

beforeAll(async () => {
  const folder = owned.use(temporaryFolder());
  agent = owned.use(
    await startPlainAgent(folder.path, {
      log: { ...quietLog, error: (text, fields) => void reported.push(`${text} ${JSON.stringify(fields)}`) },
      headlessBrowsers: true,
    }),
  );
  base = `${agent.http?.url}/api/v1`;
  headers = { authorization: `Bearer ${agent.http?.token}`, 'content-type': 'application/json' };
  const account = { platform: 'instagram' as const, displayName: 'Brand', ownershipConfirmed: true };
  const { id } = await agent.client.accounts.create({ ...account, handle: 'brand.one' });
  const file = new File([new Uint8Array(await drawPoster())], 'poster.jpg');
  const media = await agent.client.media.create({ file });
  const items = [{ kind: 'photo' as const, mediaIds: [media.id], caption: '' }];
  await agent.client.campaigns.create({ name: 'Draft', items, accountIds: [id] });
});
afterAll(() => owned.disposeAsync());

/** Bytes that are still held after everything that can go is gone. */
function memoryKept(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

type Operation = { readonly method: string; readonly path: string };

/** Every operation of the document but those that answer for as long as somebody listens or start other programs. */
async function operations(): Promise<Operation[]> {
  const document = (await (await fetch(`${base}/openapi.json`, { headers })).json()) as {
    paths: Record<string, Record<string, unknown>>;
  };
  const left = [
    '/events/stream',
    '/devices/{id}/watch',
    '/devices/{id}/control',
    '/devices/wall',
    '/agent/simulated-phones',
    '/agent/parts',
  ];
  return Object.entries(document.paths)
    .filter(([path]) => !left.includes(path))
    .flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => ({ method: method.toUpperCase(), path })),
    );
}

const words: readonly string[] = [
  '',
  '0',
  '-1',
  '1',
  '2',
  '1.5',
  '1e308',
  'NaN',
  'null',
  'true',
  '99999999999999999999',
  '9007199254740991',
  '__proto__',
  'constructor',
  "' OR 1=1 --",
  '%',
  '\u0000',
  '\ud800',
  '👩‍👩‍👧‍👦',
  '\u202e',
  '../../etc/passwd',
  'x'.repeat(5_000),
];
const fields: readonly string[] =
  'name handle displayName platform deviceId caption items accountIds decision ownershipConfirmed status kind limit cursor search runId after file __proto__'.split(
    ' ',
  );

type Pick = <Item>(from: readonly Item[]) => Item;

function value(pick: Pick, depth: number): unknown {
  const kinds = ['word', 'number', 'boolean', 'null', 'list', 'object', 'item'] as const;
  switch (depth > 3 ? 'word' : pick(kinds)) {
    case 'word':
      return pick(words);
    case 'number':
      return pick([0, 1, 2, -1, 1.5, 4711, 2 ** 53, Number.MAX_SAFE_INTEGER, 1e308]);
    case 'boolean':
      return pick([true, false]);
    case 'null':
      return null;
    case 'list':
      return Array.from({ length: pick(depth === 0 ? [0, 1, 200] : [0, 1, 3]) }, () =>
        value(pick, depth + 1),
      );
    case 'object':
      return object(pick, depth + 1);
    case 'item':
      return [{ kind: 'photo', mediaIds: [pick([1, 4711])], caption: pick(words) }];
  }
}

function object(pick: Pick, depth: number): object {
  const entries = Array.from({ length: pick([1, 3, 6]) }, () => [pick(fields), value(pick, depth)] as const);
  return Object.fromEntries(entries);
}

/** A body as a careless or hostile caller sends it. */
function body(pick: Pick): string {
  const text = JSON.stringify(pick([() => object(pick, 0), () => value(pick, 0)])());
  return pick([
    text,
    text,
    text,
    text.slice(0, -1),
    `{"__proto__":${text},"name":${text}}`,
    '[['.repeat(2_000),
    '',
  ]);
}

test('whatever is sent to whatever path, the answer is a refusal or a result, never a defect', async () => {
  const random = seededRandom(seed);
  const pick: Pick = (from) => from[Math.floor(random() * from.length)] as never;
  const all = await operations();
  expect(all.length).toBeGreaterThan(30);
  const memory = memoryKept();
  for (let round = 0; round < 3_000; round += 1) {
    const { method, path } = pick(all);
    const filled = path.replaceAll(
      /\{\w+\}/g,
      () => encodeURIComponent(pick(words).toWellFormed().slice(0, 500)) || '1',
    );
    const query = pick([
      '',
      `?${pick(fields)}=${encodeURIComponent(pick(words).toWellFormed())}`,
      '?%E0%A4%A=%',
      '?limit[]=1&limit[x]=2',
    ]);
    const carries = method !== 'GET' && method !== 'HEAD';
    const type = pick([
      'application/json',
      'application/json',
      'application/json',
      'multipart/form-data; boundary=x',
      'text/plain',
    ]);
    const answer = await fetch(base + filled + query, {
      method,
      headers: { ...headers, 'content-type': type },
      ...(carries ? { body: body(pick) } : {}),
      signal: AbortSignal.timeout(5_000),
    });
    const text = await answer.text();
    const story = `seed ${seed}, round ${round}: ${method} ${filled.slice(0, 200)}${query} → ${text.slice(0, 300)}`;
    expect(answer.status, story).toBeLessThan(500);
    expect(text, story).not.toMatch(/node_modules|\.ts:\d|SQLITE|at async/);
  }
  expect(reported).toEqual([]);
  expect(memoryKept() - memory).toBeLessThan(60 * 1024 * 1024);
  expect(({} as { name?: unknown }).name).toBeUndefined();
});

test('what is too large is refused before it is read, with and without its length told', async () => {
  const file = Buffer.alloc(50 * 1024 * 1024);
  const upload = new FormData();
  upload.append('file', new File([file], 'huge.png'));
  const { authorization } = headers;
  const told = await fetch(`${base}/media/bulk`, {
    method: 'POST',
    headers: { authorization: authorization ?? '' },
    body: upload,
  });
  expect(told.status).toBe(413);
  const taken = await fetch(`${base}/media`, {
    method: 'POST',
    headers: { authorization: authorization ?? '' },
    body: upload,
  });
  // Read whole, and then no picture.
  expect(taken.status).toBe(422);
  const tooLong = await new Promise<number | undefined>((resolve, reject) => {
    const length = {
      'content-length': String(330 * 1024 * 1024),
      'content-type': 'multipart/form-data; boundary=x',
    };
    const sent = request(`${base}/media`, { method: 'POST', headers: { ...headers, ...length } }, (answer) =>
      resolve(answer.statusCode),
    );
    sent.on('error', reject);
    sent.flushHeaders();
  });
  expect(tooLong).toBe(413);
  const untold = await new Promise<number | undefined>((resolve, reject) => {
    const sent = request(`${base}/campaigns`, { method: 'POST', headers }, (answer) =>
      resolve(answer.statusCode),
    );
    sent.on('error', reject);
    sent.write('{"name":"');
    sent.flushHeaders();
  });
  expect(untold).toBe(411);
  const search = await fetch(`${agent.http?.url}/rpc/accounts/list`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ json: { search: '%_'.repeat(60_000) } }),
  });
  expect(search.status).toBe(422);
});

test('two hundred callers at once are all answered', async () => {
  const answers = await Promise.all(
    Array.from({ length: 200 }, () =>
      fetch(`${base}/accounts`, { headers, signal: AbortSignal.timeout(15_000) }),
    ),
  );
  expect(answers.filter((answer) => answer.status === 200)).toHaveLength(200);
  await Promise.all(answers.map((answer) => answer.text()));
});

test('a stream goes on after the line it is told, and an unreadable line number starts with what is new', async () => {
  const { last } = await agent.client.events.list({ limit: 1 });
  const firstLine = async (lastEventId: string) => {
    const stop = AbortSignal.timeout(10_000);
    const answer = await fetch(`${base}/events/stream`, {
      headers: { ...headers, 'last-event-id': lastEventId },
      signal: stop,
    });
    await agent.client.templates.create({ kind: 'posting', name: 'New', caption: '' });
    let text = '';
    for await (const chunk of answer.body ?? []) {
      text += new TextDecoder().decode(chunk);
      const id = /^id: (\d+)$/m.exec(text)?.[1];
      if (id !== undefined) return Number(id);
    }
    return null;
  };
  expect(await firstLine('1')).toBe(2);
  expect(await firstLine('')).toBeGreaterThan(last);
  expect(await firstLine('rubbish')).toBeGreaterThan(last);
});
