import { appendFileSync, existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Backups } from '../../../../src-agent/backups/backups.ts';
import { backupFolder } from '../../../../src-agent/backups/backup-files.ts';
import { DailyBackup } from '../../../../src-agent/backups/daily-backup.ts';
import { restoreBackup } from '../../../../src-agent/backups/restore.ts';
import { settleRestored } from '../../../../src-agent/jobs/after-restore.ts';
import { Inbox } from '../../../../src-agent/jobs/inbox.ts';
import { Jobs } from '../../../../src-agent/jobs/jobs.ts';
import { openDatabase } from '../../../../src-agent/store/database.ts';
import { Store } from '../../../../src-agent/store/store.ts';
import { EngineBench } from '../../../support/engine-bench.ts';
import { ManualTimers } from '../../../support/manual-timers.ts';
import { collectedLog } from '../../../support/collected-log.ts';

const hour = 60 * 60_000;
let now: number;
let bench: EngineBench;
let backups: Backups;
const file = () => join(bench.folder, 'switchyard.sqlite');

beforeEach(async () => {
  now = Date.parse('2026-11-25T09:00:00Z');
  bench = await EngineBench.open(() => now);
  backups = new Backups(bench.store, backupFolder(bench.folder));
});
afterEach(() => bench[Symbol.asyncDispose]());

test('a copy is made each day, the newest seven are kept, and those that were asked for stay', async () => {
  const timers = new ManualTimers();
  await backups.create('asked');
  for (let day = 0; day < 9; day += 1) {
    await using daily = new DailyBackup({
      backups,
      now: () => now,
      startTimer: timers.start,
      log: collectedLog(),
    });
    timers.advance(60_000);
    await daily[Symbol.asyncDispose]();
    now += 24 * hour;
  }
  const kinds = backups.list().map(({ reason }) => reason);
  expect(kinds.filter((reason) => reason === 'daily')).toHaveLength(7);
  expect(kinds.filter((reason) => reason === 'asked')).toHaveLength(1);
  expect(backups.list()[0]?.at).toBe('2026-12-03T09:00:00.000Z');
});

test('a damaged database is refused with the copy that can be restored; what was due since then asks first', async () => {
  const { accountIds } = bench.addPhone('CEDAR', 2);
  bench.start(accountIds);
  await backups.create('daily');
  bench.store[Symbol.dispose]();
  truncateSync(file(), 8192);
  appendFileSync(file(), 'rubbish'.repeat(2000));
  await expect(openDatabase(file())).rejects.toThrow(/copy of 2026-11-25 09:00 .*npx switchyard restore/);

  now += 2 * hour;
  const restored = await restoreBackup(bench.folder, null, now);
  expect(restored).toMatchObject({ ok: true, value: { backup: { reason: 'daily' } } });
  const kept = readdirSync(bench.folder).filter((name) => name.includes('.replaced-'));
  expect(readFileSync(join(bench.folder, kept[0] ?? ''), 'utf8')).toContain('rubbish');

  using store = new Store(await openDatabase(file()), () => now);
  expect(settleRestored(store)).toBe(2);
  expect(settleRestored(store)).toBe(0);
  const asking = new Inbox(store, new Jobs(store)).list({ limit: 10 });
  expect(asking.items.map(({ job }) => job.problem?.message)).toEqual([
    expect.stringContaining('may have been posted already'),
    expect.stringContaining('may have been posted already'),
  ]);
  expect(store.get(store.query.selectFrom('kill_switch').select('scope'))).toEqual({ scope: 'all' });
});

test('nothing is restored under a running Switchyard, or from a copy that is not there', async () => {
  await backups.create('asked');
  expect(await restoreBackup(bench.folder, null, now)).toMatchObject({
    ok: false,
    refusal: { code: 'CONFLICT', reason: 'running' },
  });
  bench.store[Symbol.dispose]();
  writeFileSync(join(backupFolder(bench.folder), 'switchyard-x.sqlite.unfinished'), '');
  expect(await restoreBackup(bench.folder, 'nonsense', now)).toMatchObject({
    ok: false,
    refusal: { code: 'NOT_FOUND' },
  });
  expect(existsSync(file())).toBe(true);
});
