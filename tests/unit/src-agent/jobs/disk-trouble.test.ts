import { closeSync, fstatSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Jobs } from '../../../../src-agent/jobs/jobs.ts';
import { StorageError } from '../../../../src-agent/store/storage-trouble.ts';
import { collectedLog } from '../../../support/collected-log.ts';
import { DrivenClock } from '../../../support/driven-clock.ts';
import { EngineBench } from '../../../support/engine-bench.ts';
import { type Life, liveOn } from '../../../support/engine-life.ts';
import { fillDisk, makeRoom } from '../../../support/full-disk.ts';
import { ScriptedPlatform, type Trouble } from '../../../support/scripted-platform.ts';

const troubles = {
  full: {
    begin: (bench: EngineBench) => fillDisk(bench.sqlite),
    end: (bench: EngineBench) => makeRoom(bench.sqlite),
  },
  read_only: {
    begin: (bench: EngineBench) => void bench.sqlite.pragma('query_only = 1'),
    end: (bench: EngineBench) => void bench.sqlite.pragma('query_only = 0'),
  },
} as const;

/** An engine with one phone and so many accounts on it, whose posts are all due. */
async function openLife(accounts: number, script: readonly Trouble[] = []) {
  const clock = new DrivenClock(Date.parse('2026-11-25T09:00:00Z'));
  const bench = await EngineBench.open(() => clock.wall);
  const { accountIds } = bench.addPhone('CEDAR', accounts);
  const runId = bench.start(accountIds);
  const left = [...script];
  return {
    bench,
    clock,
    platform: new ScriptedPlatform(() => left.shift() ?? 'none'),
    log: collectedLog(),
    jobs: () => new Jobs(bench.store).list({ runId, limit: 10 }).items,
    [Symbol.asyncDispose]: () => bench[Symbol.asyncDispose](),
  };
}

/** Calls before the write of that number, counted from now on; the engine asks the store for each. */
function beforeWrite(bench: EngineBench, number: number, act: () => void): { readonly count: () => number } {
  let count = 0;
  const write = bench.store.write.bind(bench.store);
  bench.store.write = (does, durability) => {
    count += 1;
    if (count === number) act();
    return write(does, durability);
  };
  return { count: () => count };
}

/** What the journal said last when the trouble began: the place it struck. */
const placeOf = (bench: EngineBench) =>
  bench.store.get(bench.store.query.selectFrom('attempt').select('state').orderBy('id', 'desc'))?.state ??
  'claim';

test.each(['full', 'read_only'] as const)(
  'a disk that is %s from any write on is waited for: every post is made once and nothing counts as a failure',
  async (kind) => {
    const places = new Set<string>();
    for (let number = 1; number <= 8; number += 1) {
      await using life = await openLife(2);
      const { bench, clock, platform, log, jobs } = life;
      let since = Infinity;
      let counted: { readonly count: () => number } | null = null;
      const strike = () => {
        places.add(placeOf(bench));
        troubles[kind].begin(bench);
        since = clock.steady;
      };
      let attempts = 0;
      let posts = 0;
      const countAttempts = () =>
        bench.store.all(bench.store.query.selectFrom('attempt').select('id')).length;
      await liveOn({
        ...life,
        until: () => {
          // An agent does not start on a disk like this: counted from its start on.
          counted ??= beforeWrite(bench, number, strike);
          if (attempts === 0 && clock.steady > since + 3000) {
            attempts = countAttempts();
            posts = platform.posts.length;
          }
          if (clock.steady > since + 30_000) {
            // While it lasts: nothing new is begun or posted, and nobody tries all the time.
            expect(bench.store.storage.state).toMatchObject({
              state: kind,
              message: expect.stringContaining(bench.folder),
            });
            expect(platform.posts.length).toBe(posts);
            expect(countAttempts()).toBe(attempts);
            expect(counted.count() - number).toBeLessThan(30);
            since = Infinity;
            troubles[kind].end(bench);
          }
          return jobs().every(({ status }) => status === 'completed');
        },
      });
      expect(platform.posts.toSorted()).toEqual([
        'cedar.0: Hello from cedar.0',
        'cedar.1: Hello from cedar.1',
      ]);
      const failures = bench.store.query.selectFrom('job').select('failures');
      expect(bench.store.all(failures)).toEqual([{ failures: 0 }, { failures: 0 }]);
      expect(bench.store.storage.state).toEqual({ state: 'ok' });
      expect(log.lines.filter((line) => line.startsWith('error'))).toHaveLength(1);
      expect(log.lines.filter((line) => line.includes('can be written again'))).toHaveLength(1);
      expect(platform.mostAtOnceForOneAccount).toBe(0);
    }
    expect([...places].toSorted()).toEqual(['claim', 'claimed', 'commit_sent', 'published']);
  },
);

/** Overwrites everything behind the first page, as a failing disk might, and makes SQLite read it again. */
function damage({ sqlite }: EngineBench): void {
  sqlite.pragma('wal_checkpoint(TRUNCATE)');
  const file = openSync(sqlite.name, 'r+');
  const rubbish = Buffer.alloc(fstatSync(file).size - 4096, 'rubbish');
  writeSync(file, rubbish, 0, rubbish.length, 4096);
  closeSync(file);
  sqlite.pragma('shrink_memory');
}

test('an agent that ends while its verdict waits for the disk leaves the journal as it was; the next one looks and posts nothing twice', async () => {
  await using life = await openLife(1);
  const { bench, clock, platform } = life;
  const push = platform.posts.push.bind(platform.posts);
  platform.posts.push = (post) => {
    fillDisk(bench.sqlite);
    return push(post);
  };
  await liveOn({ ...life, until: () => bench.store.storage.state.state !== 'ok' });
  expect(placeOf(bench)).toBe('commit_sent');
  expect(life.jobs()[0]?.status).toBe('running');
  await using next = await bench.reopen(() => clock.wall);
  const jobs = () => new Jobs(next.store).list({ limit: 10 }).items;
  await liveOn({ ...life, bench: next, until: () => jobs()[0]?.status === 'completed' });
  expect(jobs()[0]?.status).toBe('completed');
  expect(platform.posts).toHaveLength(1);
});

test('a request that writes says what is wrong and changes nothing; reads go on', async () => {
  await using life = await openLife(1);
  const { store, sqlite, accounts } = life.bench;
  const add = (handle: string) =>
    accounts.add({ platform: 'threads', handle, displayName: handle, deviceId: null });
  fillDisk(sqlite);
  expect(() => add('aspen')).toThrow(StorageError);
  expect(() => add('aspen')).toThrow(/disk that holds .* is full.*Make room/);
  expect(life.jobs()).toHaveLength(1);
  makeRoom(sqlite);
  expect(add('aspen')).toMatchObject({ ok: true });
  expect(store.storage.state).toMatchObject({ state: 'full' });
});

test('a database that breaks while it is used stops everything for good and names the copy that can be restored', async () => {
  await using life = await openLife(3);
  const { bench, platform, log } = life;
  const folder = join(bench.folder, 'backups');
  await bench.store.copyTo(join(bench.folder, 'copy'));
  mkdirSync(folder);
  renameSync(join(bench.folder, 'copy'), join(folder, 'switchyard-2026-11-24T08-30-00Z-daily.sqlite'));
  let turns = 0;
  await liveOn({
    ...life,
    until: () => {
      if (platform.posts.length === 1 && turns === 0) damage(bench);
      if (bench.store.storage.state.state === 'broken') turns += 1;
      return turns > 500;
    },
  } satisfies Life);
  expect(bench.store.storage.state).toMatchObject({
    state: 'broken',
    message: expect.stringMatching(/Quit Switchyard and start it again.*copy of 2026-11-24 08:30/),
  });
  expect(platform.posts).toHaveLength(1);
  expect(log.lines.filter((line) => line.includes('is damaged'))).toHaveLength(1);
});
