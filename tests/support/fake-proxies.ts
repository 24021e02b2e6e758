import { implement } from '@orpc/server';
import { contract } from '../../src-shared/contract/contract.ts';
import type { Proxy, ProxyCheck, ProxyCheckSettings, ProxyFilter } from '../../src-shared/domain/proxy.ts';
import type { Task } from '../../src-shared/domain/task.ts';
import { find, page } from './fake-answers.ts';
import type { FakeWorld } from './fake-world.ts';
import { unanswered } from './unanswered.ts';

/** Puts a proxy into the fake world. */
export function addProxy(world: FakeWorld, rest: Partial<Proxy> = {}): Proxy {
  const id = (world.proxies.at(-1)?.id ?? 0) + 1;
  const { host = `10.0.${Math.floor(id / 250)}.${id % 250}`, port = 8000, label = null } = rest;
  return world.addProxy(label ?? `${host}:${port}`, { type: 'datacenter', ...rest, host, port, label });
}

function matches(proxy: Proxy, filter: ProxyFilter): boolean {
  return (
    `${proxy.name} ${proxy.host}:${proxy.port}`.includes(filter.search ?? '') &&
    (filter.status ?? proxy.status) === proxy.status &&
    (filter.type ?? proxy.type) === proxy.type &&
    (filter.protocol ?? proxy.protocol) === proxy.protocol &&
    (filter.used === undefined || (filter.used === 'yes') === proxy.accounts > 0)
  );
}

/** What a check finds: hosts with `dead` in them do not answer. */
function checkFakeProxy(world: FakeWorld, proxy: Proxy): void {
  const dead = proxy.host.includes('dead');
  const outcome = dead ? ('timeout' as const) : ('ok' as const);
  const lastCheck = {
    at: world.now(),
    outcome,
    latencyMs: dead ? null : 80 + ((proxy.id * 37) % 400),
    exitAddress: dead ? null : `203.0.113.${proxy.id % 250}`,
    detail: dead ? 'It did not answer within 10 seconds.' : 'It works.',
  };
  const status = dead ? ('error' as const) : ('active' as const);
  const statusReason = dead ? lastCheck.detail : null;
  Object.assign(proxy, { lastCheck, status, statusReason, failures: dead ? proxy.failures + 1 : 0 });
  world.tell({ type: 'proxy.checked', message: `${proxy.name} checked`, data: { proxyId: proxy.id } });
}

/** Does the next `count` checks of a check of many; after the last the task is done. */
export function moveProxyCheck(world: FakeWorld, task: Task, count: number): void {
  const todo = world.proxies.slice(task.done, task.done + count);
  for (const proxy of todo) checkFakeProxy(world, proxy);
  const done = task.done + todo.length;
  const over = done === task.total;
  const message = over ? `${done} proxies were checked.` : null;
  world.changeTask(task, { done, message, status: over ? 'done' : 'running' });
}

/** Proxies of the fake agent. */
export function fakeProxies(world: FakeWorld) {
  const os = implement(contract).proxies;
  const { proxies } = world;
  const settings: ProxyCheckSettings = {
    everyMinutes: 15,
    testAddress: 'https://api.ipify.org',
    timeoutSeconds: 10,
    atOnce: 32,
  };
  const chosen = (selection: { ids: number[] } | { filter: ProxyFilter }) =>
    proxies.filter((proxy) =>
      'ids' in selection ? selection.ids.includes(proxy.id) : matches(proxy, selection.filter),
    );
  const accountsOf = (some: readonly Proxy[]) => some.reduce((sum, { accounts }) => sum + accounts, 0);
  const drop = (gone: readonly Proxy[]) => {
    proxies.splice(0, proxies.length, ...proxies.filter((proxy) => !gone.includes(proxy)));
    world.tell({ type: 'proxy.bulk_changed', message: `${gone.length} proxies removed` });
  };
  return {
    ...unanswered(contract.proxies),
    list: os.list.handler(({ input }) =>
      page(
        proxies.filter((proxy) => matches(proxy, input)),
        input,
      ),
    ),
    get: os.get.handler(({ input, errors }) => find(proxies, input.id, errors.NOT_FOUND)),
    create: os.create.handler(({ input: { password, ...input }, errors }) => {
      if (proxies.some(({ host, port }) => host === input.host && port === input.port))
        throw errors.INVALID({
          data: { issues: [{ path: 'host', message: 'This proxy is there already.' }] },
        });
      const proxy = addProxy(world, { ...input, hasPassword: password !== null });
      world.tell({ type: 'proxy.created', message: `${proxy.name} added` });
      return proxy;
    }),
    update: os.update.handler(({ input: { password, ...input }, errors }) => {
      const proxy = find(proxies, input.id, errors.NOT_FOUND);
      Object.assign(proxy, input);
      if (password !== undefined) proxy.hasPassword = password !== null;
      proxy.name = proxy.label ?? `${proxy.host}:${proxy.port}`;
      world.tell({ type: 'proxy.updated', message: `${proxy.name} changed` });
      return proxy;
    }),
    delete: os.delete.handler(({ input, errors }) => {
      drop([find(proxies, input.id, errors.NOT_FOUND)]);
      return { ok: true };
    }),
    change: os.change.handler(({ input }) => {
      const some = chosen(input.selection);
      for (const proxy of some) Object.assign(proxy, input.change);
      world.tell({ type: 'proxy.bulk_changed', message: `${some.length} proxies changed` });
      return { changed: some.length };
    }),
    remove: os.remove.handler(({ input }) => {
      const gone = chosen(input.selection);
      drop(gone);
      return { removed: gone.length, accountsWithout: accountsOf(gone) };
    }),
    dependents: os.dependents.handler(({ input }) => {
      const some = chosen(input.selection);
      return { proxies: some.length, accounts: accountsOf(some) };
    }),
    check: os.check.handler(({ input, errors }) => {
      const proxy = find(proxies, input.id, errors.NOT_FOUND);
      checkFakeProxy(world, proxy);
      return proxy;
    }),
    checkMany: os.checkMany.handler(({ input }) => {
      const total = chosen(input.selection).length;
      return world.addTask(`Check ${total} proxies`, total);
    }),
    checks: os.checks.handler(({ input }) =>
      Array.from({ length: Math.min(40, input.limit) }, (_, place): ProxyCheck => {
        const failed = place % 13 === 5;
        return {
          id: 40 - place,
          at: new Date(Date.now() - place * 15 * 60_000).toISOString(),
          outcome: failed ? 'timeout' : 'ok',
          latencyMs: failed ? null : 120 + ((place * 53) % 90),
          exitAddress: failed ? null : '203.0.113.7',
          detail: failed ? 'It did not answer within 10 seconds.' : 'It works.',
        };
      }),
    ),
    checkSettings: os.checkSettings.handler(() => settings),
    setCheckSettings: os.setCheckSettings.handler(({ input }) => Object.assign(settings, input)),
    export: os.export.handler(({ input }) => {
      const lines = chosen(input.selection).map(({ host, port }) => `${host},${port}`);
      return new File([['host,port', ...lines].join('\n')], `proxies.${input.format}`, { type: 'text/csv' });
    }),
  };
}
