import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { Delivery, Work } from '../../src-agent/delivery/delivery.ts';
import { startEngine } from '../../src-agent/jobs/engine.ts';
import { turnOfTheOldest } from '../../src-agent/jobs/fair-turns.ts';
import { writeSetting } from '../../src-agent/store/settings.ts';
import { EngineBench } from '../support/engine-bench.ts';

const accounts = 400;
const perRun = [9_900, 90, 10];
const jobs = perRun.reduce((sum, each) => sum + each, 0);
const workers = 8;
const perProxy = 2;

/** Notes what is in hand when each job is begun and ended; every post takes a few turns. */
class WatchedDelivery implements Delivery {
  readonly begun: number[] = [];
  readonly inHand = new Map<number, number>();
  mostAtOnce = 0;
  mostOfAccount = 0;
  mostOfProxy = 0;
  readonly #proxyOf: (accountId: number) => number;

  constructor(proxyOf: (accountId: number) => number) {
    this.#proxyOf = proxyOf;
  }

  open({ jobId, account }: Work) {
    this.begun.push(jobId);
    this.mostOfAccount = Math.max(this.mostOfAccount, this.#count((each) => each === account.id) + 1);
    const proxy = this.#proxyOf(account.id);
    this.mostOfProxy = Math.max(this.mostOfProxy, this.#count((each) => this.#proxyOf(each) === proxy) + 1);
    this.inHand.set(jobId, account.id);
    this.mostAtOnce = Math.max(this.mostAtOnce, this.inHand.size);
    return Promise.resolve({
      prepare: async () => {
        await new Promise((resolve) => void setImmediate(resolve));
        return { kind: 'prepared' as const, evidence: {} };
      },
      commit: () => Promise.resolve({ kind: 'published' as const, evidence: {} }),
      [Symbol.asyncDispose]: () => {
        this.inHand.delete(jobId);
        return Promise.resolve();
      },
    });
  }

  look(): never {
    throw new Error('every outcome is known');
  }

  #count(matches: (accountId: number) => boolean): number {
    return [...this.inHand.values()].filter(matches).length;
  }
}

/** Three runs, the largest first, over all accounts; of ten jobs one is urgent and one can wait. */
function fill(bench: EngineBench, now: number): void {
  bench.store.write((tx) => {
    const run = (text: ReturnType<typeof sql>) => tx.run({ compile: () => text.compile(tx.query) });
    run(sql`INSERT INTO proxy (id, uid, host, port, protocol, type, status, created_at, updated_at)
      SELECT value + 1, 'p' || value, 'h' || value, 1, 'http', 'mobile', 'active', 0, 0
      FROM json_each(${JSON.stringify([...Array(20).keys()])})`);
    run(sql`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${accounts})
      INSERT INTO account (id, uid, platform, handle, display_name, status, proxy_id, created_at, updated_at)
      SELECT i, 'a' || i, 'threads', 'brand.' || i, 'Brand', 'active', i % 20 + 1, 0, 0 FROM n`);
    for (const [index, count] of perRun.entries()) {
      const id = index + 1;
      run(sql`INSERT INTO campaign (id, uid, name, status, items_json, created_at, updated_at)
        VALUES (${id}, 'c' || ${id}, 'Campaign', 'running', '[]', 0, 0)`);
      run(
        sql`INSERT INTO run (id, uid, campaign_id, status, started_at) VALUES (${id}, 'r' || ${id}, ${id}, 'running', 0)`,
      );
      run(sql`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})
        INSERT INTO job (uid, run_id, campaign_id, account_id, delivery, status, kind, caption, content_version,
          priority, max_retries, due_at, created_at, updated_at)
        SELECT ${id} || '-' || i, ${id}, ${id}, i % ${accounts} + 1, 'api', 'pending', iif(i % 3, 'text', 'story'),
          'Hello', ${id} || '-' || i, CASE i / ${accounts} % 10 WHEN 3 THEN 1 WHEN 7 THEN -1 ELSE 0 END,
          3, ${now}, ${now}, ${now} FROM n`);
    }
  });
}

test('ten thousand jobs of four hundred accounts over eight workers: no account twice, no limit exceeded, nobody starves', async () => {
  let now = Date.UTC(2026, 10, 21, 9);
  await using bench = await EngineBench.open(() => (now += 1));
  const { store } = bench;
  // Twenty thousand waits for the disk would say nothing about whose turn it is.
  const write = store.write.bind(store);
  store.write = (act) => write(act);
  writeSetting(store, 'concurrency', { global: workers, perProxy });
  fill(bench, now);
  const delivery = new WatchedDelivery((accountId) => (accountId % 20) + 1);
  const left = () =>
    store.get(
      store.query
        .selectFrom('job')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('status', 'in', ['pending', 'running', 'retrying']),
    )?.count ?? 0;
  const reserved = () =>
    store.all<{ account_id: number; action: string; count: number }>({
      compile: () =>
        sql`SELECT account_id, action, count(*) AS count FROM limit_entry WHERE state <> 'released'
          GROUP BY account_id, action`.compile(store.query),
    });
  let timer: () => void = () => undefined;
  await using _engine = startEngine({
    store,
    ledger: bench.ledger,
    dataDir: bench.folder,
    routes: [{ name: 'api', takes: () => null, delivery }],
    transportOf: () => null,
    startTimer: (_milliseconds, act) => {
      timer = act;
      return () => undefined;
    },
    random: () => 0.5,
    log: { info: () => undefined, warn: () => undefined, error: (message) => expect.fail(message) },
  });
  /** Works through all that may go on one day. */
  const day = async () => {
    for (let idle = 0; idle < 20;) {
      const before = delivery.begun.length;
      await new Promise((resolve) => void setImmediate(resolve));
      idle = delivery.begun.length === before && delivery.inHand.size === 0 ? idle + 1 : 0;
    }
  };
  await day();
  const firstDay = delivery.begun.length;
  expect(left()).toBe(jobs - firstDay);
  expect(firstDay).toBeLessThan(jobs);
  for (const { action, count } of reserved()) expect(count).toBeLessThanOrEqual(action === 'story' ? 25 : 12);

  const rows = store.all(store.query.selectFrom('job').select(['id', 'run_id', 'account_id', 'priority']));
  const about = new Map(rows.map((row) => [row.id, row]));
  const positions = (matches: (row: (typeof rows)[number]) => boolean) =>
    delivery.begun.flatMap((id, position) => {
      const row = about.get(id);
      return row !== undefined && matches(row) ? [position] : [];
    });
  const lastOfSmall = positions((row) => row.run_id === 3).at(-1) ?? Infinity;
  const firstLow = positions((row) => row.priority === -1)[0] ?? Infinity;
  const longest = Math.max(
    ...Array.from({ length: accounts }, (_, index) => {
      const own = positions((row) => row.account_id === index + 1);
      return Math.max(...own.map((position, nth) => position - (own[nth - 1] ?? 0)));
    }),
  );
  console.log(
    `${jobs} jobs: the run of 10 was done after ${lastOfSmall} claims, the first that can wait came after ${firstLow}, ` +
      `and the longest any account waited were ${longest} claims.`,
  );
  // Every eighth claim goes to whoever waited longest of all, and each account has had its turn before it has another.
  const bound = turnOfTheOldest * accounts;
  expect(Math.max(lastOfSmall, firstLow, longest)).toBeLessThanOrEqual(bound);
  now += 24 * 3_600_000;
  timer();
  await day();
  expect(left()).toBe(0);
  expect(new Set(delivery.begun).size).toBe(jobs);
  expect(delivery.begun).toHaveLength(jobs);
  expect(delivery.mostAtOnce).toBe(workers);
  expect(delivery.mostOfAccount).toBe(1);
  expect(delivery.mostOfProxy).toBe(perProxy);
}, 400_000);
