import { describe, expect, test } from 'vitest';
import type { ImportRows } from '../../../../src-agent/imports/import-rows.ts';
import { hiddenImports } from '../../../../src-agent/imports/hidden-imports.ts';
import { EventLog } from '../../../../src-agent/store/event-log.ts';
import { readSetting } from '../../../../src-agent/store/settings.ts';
import { ImportBench, value } from '../../../support/import-bench.ts';
import { ManualTimers } from '../../../support/manual-timers.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

/** So many accounts with a password and two tags each: some batches. */
function accountsFile(count: number): string {
  const rows = Array.from(
    { length: count },
    (_, index) => `user.${index},u${index}@example.com,pw-${index},a|b`,
  );
  return ['handle,email,password,tags', ...rows].join('\n');
}

/** Calls back before a batch is added: in the middle of the work. */
function beforeBatch(number: number, act: () => void) {
  return (rows: ImportRows): ImportRows => {
    let batches = 0;
    const original = rows.add.bind(rows);
    rows.add = (...args) => {
      batches += 1;
      if (batches === number) act();
      return original(...args);
    };
    return rows;
  };
}

const refusal = (outcome: { ok: boolean }) =>
  outcome as { ok: false; refusal: { reason: string; message: string } };

describe('applying', () => {
  test('shows all rows at once with one event, secrets sealed and tags set', async () => {
    const seen: unknown[] = [];
    const look = () => seen.push(hiddenImports(bench.store), bench.count('account'));
    await using bench = await ImportBench.open({ wrap: beforeBatch(3, look) });
    const { accountImports: imports, store } = bench;
    const ready = await bench.read(imports, accountsFile(600));
    expect(value(imports.get(ready.id)).preview[0]).toEqual({
      row: 2,
      values: {
        platform: 'instagram',
        handle: 'user.0',
        email: 'u0@example.com',
        display_name: 'user.0',
        status: 'active',
        tags: 'a, b',
        password: '••••••',
      },
    });
    expect(refusal(imports.apply(ready.id, false)).refusal.reason).toBe('ownership_unconfirmed');
    value(imports.apply(ready.id, true));
    const applied = await bench.settled(imports, ready.id);
    expect(applied).toMatchObject({ status: 'applied', canUndo: true, counts: { good: 600, added: 600 } });
    expect(seen).toEqual([[ready.id], 500]);
    expect(hiddenImports(store)).toEqual([]);
    expect([bench.count('account'), bench.count('secret'), bench.count('account_tag')]).toEqual([
      600, 600, 1200,
    ]);
    const account = store.get(
      store.query.selectFrom('account').select(['id', 'uid']).where('handle', '=', 'user.7'),
    );
    expect(
      bench.secrets.read({ kind: 'account', id: account?.id ?? 0, uid: account?.uid ?? '' }, 'password'),
    ).toEqual({
      state: 'found',
      plain: 'pw-7',
    });
    const events = new EventLog(store).read(0, 1000).filter(({ type }) => type.startsWith('account.'));
    expect(events).toMatchObject([{ type: 'account.imported', data: { importId: ready.id, count: 600 } }]);
    expect(readSetting(store, 'ownershipConfirmedAt')).toBeDefined();
  });

  test('leaves out what somebody else took meanwhile', async () => {
    const take = () =>
      bench.accounts.add({ platform: 'instagram', handle: 'user.3', displayName: 'Mine', deviceId: null });
    await using bench = await ImportBench.open({ wrap: beforeBatch(1, take) });
    const { accountImports: imports } = bench;
    const ready = await bench.read(imports, accountsFile(10));
    value(imports.apply(ready.id, true));
    const applied = await bench.settled(imports, ready.id);
    expect(applied.counts).toMatchObject({ good: 9, duplicates: 1, added: 9 });
    expect(bench.problems(imports, ready.id)).toEqual([
      { row: 5, field: null, kind: 'duplicate', message: 'It was added by somebody else meanwhile.' },
    ]);
  });

  test('cancelled in the middle, adds nothing', async () => {
    const stop = () => void cancelled.push(bench.accountImports.cancel(1));
    const cancelled: Promise<unknown>[] = [];
    await using bench = await ImportBench.open({ wrap: beforeBatch(2, stop) });
    const { accountImports: imports } = bench;
    const state = await bench.add(imports, accountsFile(900));
    await Promise.all(cancelled);
    expect(value(imports.get(state.id))).toMatchObject({ status: 'cancelled', counts: { added: 0 } });
    expect([bench.count('account'), bench.count('secret'), bench.count('account_tag')]).toEqual([0, 0, 0]);
    expect(readSetting(bench.store, 'ownershipConfirmedAt')).toBeUndefined();
    expect(bench.tasks.list()[0]?.status).toBe('cancelled');
    expect(refusal(imports.apply(state.id, true)).refusal.reason).toBe('over');
  });

  test('failing in the middle, adds nothing and says so', async () => {
    const fail = () => {
      throw new Error('the disk is full');
    };
    await using bench = await ImportBench.open({ wrap: beforeBatch(3, fail) });
    const state = await bench.add(bench.accountImports, accountsFile(900));
    expect(state).toMatchObject({ status: 'failed', problem: expect.stringMatching(/nothing was added/) });
    expect([bench.count('account'), bench.count('secret')]).toEqual([0, 0]);
  });
});

describe('taking back', () => {
  test('removes everything the import added, and nothing else', async () => {
    await using bench = await ImportBench.open();
    const { accountImports: imports, accounts } = bench;
    accounts.add({ platform: 'instagram', handle: 'mine', displayName: 'Mine', deviceId: null });
    const { id } = await bench.add(imports, accountsFile(300));
    expect(value(imports.undo(id)).status).toBe('undoing');
    expect(await bench.settled(imports, id)).toMatchObject({ status: 'undone', canUndo: false });
    expect(value(accounts.list({ limit: 10 })).items.map(({ handle }) => handle)).toEqual(['mine']);
    expect([bench.count('secret'), bench.count('account_tag')]).toEqual([0, 0]);
    expect(refusal(imports.undo(id)).refusal.reason).toBe('not_applied');
  });

  test('is refused while proxies it added are used', async () => {
    await using bench = await ImportBench.open();
    const { proxyImports, accountImports, store } = bench;
    const { id } = await bench.add(proxyImports, '10.0.0.1:80\n10.0.0.2:80:user:pass\n10.0.0.3:80\n');
    expect(bench.count('secret')).toBe(1);
    await bench.add(accountImports, 'handle,proxy\nanna,10.0.0.2:80\n');
    expect(store.all(store.query.selectFrom('account').select('proxy_id'))).toEqual([{ proxy_id: 2 }]);
    expect(value(proxyImports.get(id)).canUndo).toBe(false);
    expect(refusal(proxyImports.undo(id)).refusal).toMatchObject({
      reason: 'in_use',
      message: 'One of its proxies is used by accounts. The import stays.',
    });
  });
});

test('checks all rows anew when columns are mapped differently', async () => {
  await using bench = await ImportBench.open();
  const { accountImports: imports } = bench;
  const { id, columns } = await bench.read(imports, 'Username,Login,Word\nanna,anna@example.com,geheim\n');
  expect(columns.map(({ field }) => field)).toEqual([null, null, null]);
  expect(value(imports.get(id)).counts).toMatchObject({ good: 0, errors: 1 });
  expect(refusal(imports.apply(id, true)).refusal.reason).toBe('nothing_to_add');
  expect(imports.choose(id, { mapping: { 0: 'shoe_size' } })).toMatchObject({ refusal: { code: 'INVALID' } });
  expect(imports.choose(id, { mapping: { 3: 'handle' } })).toMatchObject({ refusal: { code: 'INVALID' } });
  value(
    imports.choose(id, { mapping: { 0: 'handle', 1: 'email', 2: 'password' }, defaultPlatform: 'threads' }),
  );
  const state = await bench.settled(imports, id);
  expect(state).toMatchObject({ defaultPlatform: 'threads', counts: { good: 1, errors: 0 } });
  expect(state.columns[2]).toEqual({ index: 2, name: 'Word', samples: ['••••••'], field: 'password' });
  expect(bench.problems(imports, id)).toEqual([]);
});

test('an account known by its e-mail alone is there once', async () => {
  await using bench = await ImportBench.open();
  const { accountImports: imports } = bench;
  const first = await bench.add(imports, 'Anna@Example.com,pw,active,,\n');
  expect(first.counts.added).toBe(1);
  expect(value(bench.accounts.list({ limit: 1 })).items).toMatchObject([
    { handle: 'anna@example.com', handleKnown: false },
  ]);
  const again = await bench.read(
    imports,
    'handle,email\n,anna@example.com\nanna,anna@example.com\nbert,b@example.com\n',
  );
  expect(again.counts).toMatchObject({ good: 1, duplicates: 2 });
});

describe('files that are not in memory any more', () => {
  test('are forgotten after half an hour', async () => {
    const timers = new ManualTimers();
    await using bench = await ImportBench.open({ startTimer: timers.start });
    const { id } = await bench.read(bench.accountImports, accountsFile(1));
    timers.advance(30 * 60_000);
    expect(value(bench.accountImports.get(id))).toMatchObject({
      status: 'failed',
      problem: 'The file was held for 30 minutes and is forgotten now. Choose it again.',
    });
  });

  test('are asked for again after a restart', async () => {
    using folder = temporaryFolder();
    let id = 0;
    {
      await using bench = await ImportBench.open({ dataDir: folder.path });
      ({ id } = await bench.read(bench.accountImports, accountsFile(1)));
    }
    await using bench = await ImportBench.open({ dataDir: folder.path });
    const state = await bench.until(bench.accountImports, id, ({ status }) => status === 'failed');
    expect(state.problem).toMatch(/choose the file again/);
  });
});
