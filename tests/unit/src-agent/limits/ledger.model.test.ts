import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type LimitAsk, LimitsLedger } from '../../../../src-agent/limits/ledger.ts';
import { Limits } from '../../../../src-agent/limits/limits.ts';
import { bringBackFromFuture } from '../../../../src-agent/limits/set-back-clock.ts';
import { doAtOnce } from '../../../../src-agent/steps.ts';
import { openDatabase } from '../../../../src-agent/store/database.ts';
import { plainSql } from '../../../../src-agent/store/plain-sql.ts';
import { Store } from '../../../../src-agent/store/store.ts';
import { dailyCeilings, type LimitSettings, usualLimits } from '../../../../src-shared/domain/limits.ts';
import { LimitsModel } from '../../../support/limits-model.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const minute = 60_000;
const zones = [
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
];

/** The real ledger on a real file, which can be closed and opened as after a crash. */
class RealLedger {
  readonly #file: string;
  readonly #model: () => LimitsModel;
  store!: Store;
  ledger!: LimitsLedger;

  constructor(file: string, model: () => LimitsModel) {
    this.#file = file;
    this.#model = model;
  }

  async open(): Promise<void> {
    this.store = new Store(await openDatabase(this.#file), () => this.#model().now);
    this.ledger = new LimitsLedger(() => this.#model().agentZone);
  }

  async reopen(): Promise<void> {
    this.store[Symbol.dispose]();
    await this.open();
  }

  /** Everything as on the first day. */
  clear(): void {
    for (const text of ['limit_entry', 'limit_tally', 'account_limit', 'setting', 'account'])
      this.run(`DELETE FROM ${text}`);
    for (const id of [1, 2, 3])
      this.run(
        `INSERT INTO account (id, uid, platform, handle, display_name, status, created_at, updated_at)
          VALUES (?, ?, 'instagram', ?, '', 'active', 0, 0)`,
        id,
        `u${id}`,
        `a${id}`,
      );
  }

  run(text: string, ...values: unknown[]): void {
    this.store.write((tx) => tx.run(plainSql(text, values)));
  }

  /** How many rows were ever written over this connection. */
  written(): number {
    return this.store.get(plainSql<{ n: number }>('SELECT total_changes() AS n'))!.n;
  }

  /** What would be answered at that time, without keeping it. */
  ask(ask: LimitAsk, at: number) {
    const undo = new Error('undo');
    let answered: ReturnType<LimitsLedger['reserve']> | undefined;
    try {
      this.store.write((tx) => {
        answered = this.ledger.reserve(tx, ask, at);
        throw undo;
      });
    } catch (error) {
      if (error !== undo) throw error;
    }
    return answered!;
  }
}

type Command = fc.AsyncCommand<LimitsModel, RealLedger>;

/** A command that can always be run and is shown by what it does. */
function command(
  shown: string,
  run: (model: LimitsModel, real: RealLedger) => void | Promise<void>,
): Command {
  return { check: () => true, run: async (model, real) => await run(model, real), toString: () => shown };
}

function reserveOnce(model: LimitsModel, real: RealLedger, ask: LimitAsk): void {
  const limits = new Limits(real.store, () => model.agentZone).ofAccount(ask.accountId);
  const meter = limits.ok ? limits.value.meters.find(({ action }) => action === ask.action) : undefined;
  const counted = model.today(ask);
  const used = counted.filter(({ state }) => state === 'confirmed').length;
  expect(meter).toMatchObject({ used, held: counted.length - used, limit: model.limitOf(ask) });
  const against = model.against(ask);
  const before = real.written();
  const answer = real.store.write((tx) => real.ledger.reserve(tx, ask, model.now));
  expect([answer.kind, [...against]]).toEqual([against.size === 0 ? 'reserved' : 'refused', [...against]]);
  if (answer.kind === 'reserved') {
    model.reserve({ ...ask, jobId: answer.entryId });
    expect(model.today(ask).length).toBeLessThanOrEqual(
      Math.min(model.limitOf(ask), dailyCeilings[ask.action]),
    );
    return;
  }
  expect(real.written()).toBe(before);
  expect(against).toContain(answer.reason);
  expect(answer.message).toMatch(/^[A-Z].*\.$/);
  if (answer.freeAt === null) {
    expect([answer.reason, model.limitOf(ask)]).toEqual(['day', 0]);
    return;
  }
  expect(answer.freeAt).toBeGreaterThan(model.now);
  // Work in hand is taken as settled by then, which time alone does not do.
  if (model.noted.some((one) => one.state === 'reserved')) return;
  const then = real.ask(ask, answer.freeAt);
  expect(then.kind === 'refused' ? then.reason : null).not.toBe(answer.reason);
}

const asks: fc.Arbitrary<LimitAsk> = fc.record({
  accountId: fc.constantFrom(1, 1, 1, 2, 3),
  action: fc.constantFrom('post' as const, 'comment' as const),
  deviceId: fc.constantFrom(null, 7, 8),
  jobId: fc.constant(null),
  target: fc.constantFrom(null, null, null, 'nike', 'puma'),
});
const settlements = fc.constantFrom(
  'confirmed' as const,
  'confirmed' as const,
  'kept' as const,
  'released' as const,
);
const dayNumber = fc.constantFrom(0, 1, 3, 15, 25);

const settings: fc.Arbitrary<LimitSettings> = fc.record({
  perDay: fc
    .record({ post: dayNumber, comment: dayNumber })
    .map((perDay) => ({ ...usualLimits.perDay, ...perDay })),
  perHour: fc.constantFrom(null, null, 1, 10),
  gapSeconds: fc.constantFrom(0, 0, 60, 7200),
  quietHours: fc.constantFrom(
    null,
    null,
    { from: '22:00', until: '07:00' },
    { from: '01:15', until: '02:30' },
  ),
  perDevicePerDay: fc.constantFrom(null, null, 5),
  workspacePerDay: fc.constantFrom(null, null, 20),
});

const commands = [
  fc.tuple(asks, fc.constantFrom(1, 2, 3, 30), settlements).map(([ask, times, to]) =>
    command(`do ${JSON.stringify(ask)} ${times} times, ${to}`, (model, real) => {
      for (let time = 0; time < times; time += 1) {
        reserveOnce(model, real, ask);
        const last = model.noted.at(-1);
        if (last?.state !== 'reserved') return;
        real.store.write((tx) => real.ledger.settle(tx, last.jobId!, to, model.now));
        model.settle(last, to);
      }
      expect(model.busiestDay(ask)).toBeLessThanOrEqual(dailyCeilings[ask.action]);
    }),
  ),
  asks.map((ask) =>
    command(`reserve ${JSON.stringify(ask)}`, (model, real) => reserveOnce(model, real, ask)),
  ),
  fc.tuple(fc.nat(1000), settlements).map(([which, to]) =>
    command(`settle ${which} as ${to}`, (model, real) => {
      const one = model.noted[which % Math.max(1, model.noted.length)];
      if (one === undefined) return;
      const settle = () => real.store.write((tx) => real.ledger.settle(tx, one.jobId!, to, model.now));
      const may = one.state === to || one.state === 'reserved' || (one.state === 'kept' && to !== 'kept');
      if (!may) return expect(settle).toThrow('cannot become');
      settle();
      model.settle(one, to);
    }),
  ),
  fc
    .oneof(
      fc.integer({ min: 1, max: 90 }),
      fc.integer({ min: 60, max: 1500 }),
      fc.integer({ min: -3000, max: -1 }),
    )
    .map((minutes) =>
      command(`${minutes} minutes pass`, (model) => {
        model.now += minutes * minute;
      }),
    ),
  fc.tuple(fc.integer({ min: 1, max: 3 }), fc.constantFrom(null, ...zones)).map(([id, zone]) =>
    command(`account ${id} moves to ${zone}`, (model, real) => {
      model.zones.set(id, zone);
      real.run('UPDATE account SET timezone = ? WHERE id = ?', zone, id);
    }),
  ),
  fc.constantFrom('UTC', ...zones).map((zone) =>
    command(`the computer moves to ${zone}`, (model) => {
      model.agentZone = zone;
    }),
  ),
  settings.map((changed) =>
    command(`limits ${JSON.stringify(changed)}`, (model, real) => {
      model.settings = changed;
      real.run("INSERT OR REPLACE INTO setting VALUES ('limits', ?)", JSON.stringify(changed));
    }),
  ),
  fc
    .tuple(fc.integer({ min: 1, max: 3 }), fc.constantFrom({}, { post: 25 }, { post: 900, comment: 2 }))
    .map(([id, own]) =>
      command(`account ${id} gets ${JSON.stringify(own)}`, (model, real) => {
        model.own.set(id, own);
        real.run('INSERT OR REPLACE INTO account_limit VALUES (?, ?)', id, JSON.stringify(own));
      }),
    ),
  fc.constant(
    command('what was done in the future is brought back', (model, real) => {
      doAtOnce(bringBackFromFuture(real.store));
      for (const one of model.noted) model.bringBack(one);
    }),
  ),
  asks.map((ask) =>
    command(`crash while reserving ${JSON.stringify(ask)}`, async (model, real) => {
      real.ask(ask, model.now);
      await real.reopen();
    }),
  ),
];

test('no order of events gets an account above a limit or its ceiling, and each refusal tells when to ask again', async () => {
  using folder = temporaryFolder();
  let model = new LimitsModel();
  const real = new RealLedger(join(folder.path, 'switchyard.sqlite'), () => model);
  await real.open();
  await fc.assert(
    fc.asyncProperty(fc.commands(commands, { maxCommands: 60, size: 'max' }), async (cmds) => {
      real.clear();
      model = new LimitsModel();
      await fc.asyncModelRun(() => ({ model, real }), cmds);
    }),
    { numRuns: 25 },
  );
  real.store[Symbol.dispose]();
});
