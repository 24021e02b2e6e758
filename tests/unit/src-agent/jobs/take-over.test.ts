import { expect, test } from 'vitest';
import type { Checked, Delivery, DeliverySession } from '../../../../src-agent/delivery/delivery.ts';
import { DeviceControl } from '../../../../src-agent/devices/device-control.ts';
import { startEngine } from '../../../../src-agent/jobs/engine.ts';
import { Jobs } from '../../../../src-agent/jobs/jobs.ts';
import { DrivenClock } from '../../../support/driven-clock.ts';
import { EngineBench } from '../../../support/engine-bench.ts';
import { quietLog } from '../../../support/quiet-log.ts';

type Act = 'prepare' | 'commit' | 'look';

/** A delivery that stands still before each act until the test lets it go on, and counts its posts. */
class Standing implements Delivery {
  readonly posts: string[] = [];
  readonly acts: Act[] = [];
  outcome: 'published' | 'unknown' = 'published';
  #here = Promise.withResolvers<void>();
  #goOn = Promise.withResolvers<void>();

  /** Resolves when it stands before its next act. */
  here(): Promise<void> {
    return this.#here.promise;
  }

  goOn(): void {
    this.#here = Promise.withResolvers();
    const { resolve } = this.#goOn;
    this.#goOn = Promise.withResolvers();
    resolve();
  }

  open(
    work: Parameters<Delivery['open']>[0],
    _steps: unknown,
    signal: AbortSignal,
  ): Promise<DeliverySession> {
    return Promise.resolve({
      prepare: async () => {
        await this.#stand('prepare');
        signal.throwIfAborted();
        return { kind: 'prepared' as const, evidence: {} };
      },
      commit: async () => {
        await this.#stand('commit');
        this.posts.push(work.account.handle);
        return this.outcome === 'published'
          ? { kind: 'published' as const, evidence: {} }
          : { kind: 'unknown' as const, problem: { code: 'outcome_unknown', message: '', nextAction: '' } };
      },
      [Symbol.asyncDispose]: () => Promise.resolve(),
    });
  }

  async look(_work: unknown, _before: unknown, _steps: unknown, signal: AbortSignal): Promise<Checked> {
    await this.#stand('look');
    signal.throwIfAborted();
    return { kind: 'published', evidence: {} };
  }

  async #stand(act: Act): Promise<void> {
    this.acts.push(act);
    this.#here.resolve();
    await this.#goOn.promise;
  }
}

async function openDesk() {
  const clock = new DrivenClock(1_000_000);
  const bench = await EngineBench.open(() => clock.wall);
  const { deviceId, accountIds } = bench.addPhone('ALDER', 1);
  const delivery = new Standing();
  const { store } = bench;
  const { startTimer } = clock;
  const engine = startEngine({
    store,
    dataDir: bench.folder,
    ledger: bench.ledger,
    routes: [{ name: 'phone', takes: () => null, delivery }],
    transportOf: () => 'phone',
    startTimer,
    random: () => 0.5,
    log: quietLog,
  });
  const control = new DeviceControl({
    store,
    holder: 'people',
    use: engine,
    transportOf: () => 'phone',
    startTimer,
    leaseMs: 30_000,
    graceMs: 10_000,
  });
  const runId = bench.start(accountIds);
  const job = () => new Jobs(store).list({ runId, limit: 1 }).items[0] ?? expect.fail('no job');
  return {
    delivery,
    control,
    deviceId,
    job,
    take: async () => {
      const begun = control.begin({ id: deviceId, person: 'Ada' }, new AbortController().signal);
      if (!begun.ok) return expect.fail(JSON.stringify(begun.refusal));
      return begun.value;
    },
    /** Lets the engine work until it rests. */
    rest: async () => {
      for (let turn = 0; turn < 40; turn += 1) await new Promise((resolve) => void setImmediate(resolve));
    },
    /** Lets time go on until the delivery stands before its next act. */
    nextAct: async () => {
      let arrived = false;
      void delivery.here().then(() => (arrived = true));
      for (let turn = 0; turn < 2000 && !arrived; turn += 1) {
        await new Promise((resolve) => void setImmediate(resolve));
        if (turn % 5 === 4 && !arrived) clock.jump();
      }
      expect(arrived).toBe(true);
    },
    [Symbol.asyncDispose]: async () => {
      await control[Symbol.asyncDispose]();
      const ended = engine[Symbol.asyncDispose]();
      delivery.goOn();
      await ended;
      await bench[Symbol.asyncDispose]();
    },
  };
}

test('a job whose phone is taken stops at its border, waits while it is held, starts over when it is given back, and posts once', async () => {
  await using desk = await openDesk();
  const { delivery, control, deviceId, job } = desk;
  await desk.nextAct();
  const states = await desk.take();
  expect((await states.next()).value).toMatchObject({ state: 'waiting' });
  const held = states.next();
  await desk.rest();
  expect(job().status).toBe('running');
  delivery.goOn();
  expect((await held).value).toEqual({ state: 'held', token: 2 });
  await desk.rest();
  expect(job()).toMatchObject({
    status: 'retrying',
    attempts: 1,
    problem: { code: 'taken_over', message: expect.stringContaining('Ada') },
  });
  expect(delivery.acts).toEqual(['prepare']);

  expect(await control.giveBack(deviceId, 2)).toMatchObject({ ok: true });
  await desk.nextAct();
  delivery.goOn();
  await desk.nextAct();
  delivery.goOn();
  await desk.rest();
  expect(job()).toMatchObject({ status: 'completed', attempts: 2, problem: null });
  expect(delivery.acts).toEqual(['prepare', 'prepare', 'commit']);
  expect(delivery.posts).toEqual(['alder.0']);
});

test('no job begins on a phone that a person holds, and it does when they leave', async () => {
  await using desk = await openDesk();
  const states = await desk.take();
  expect((await states.next()).value).toMatchObject({ state: 'held' });
  await desk.rest();
  expect(desk.delivery.acts).toEqual([]);
  expect(desk.job().status).toBe('pending');
  await states.return();
  await desk.nextAct();
  expect(desk.job().status).toBe('running');
});

test('a post that is being shared is finished before the person has the phone', async () => {
  await using desk = await openDesk();
  const { delivery, job } = desk;
  await desk.nextAct();
  delivery.goOn();
  await desk.nextAct();
  const states = await desk.take();
  expect((await states.next()).value).toMatchObject({ state: 'waiting' });
  const held = states.next();
  await desk.rest();
  expect(desk.control.holding(desk.deviceId, 2)).toBeNull();
  delivery.goOn();
  expect((await held).value).toMatchObject({ state: 'held' });
  await desk.rest();
  expect(job()).toMatchObject({ status: 'completed', attempts: 1 });
  expect(delivery.posts).toEqual(['alder.0']);
});

test('a look at a post whose outcome is unknown is taken up again, and nothing is posted twice', async () => {
  await using desk = await openDesk();
  const { delivery, control, deviceId, job } = desk;
  delivery.outcome = 'unknown';
  await desk.nextAct();
  delivery.goOn();
  await desk.nextAct();
  delivery.goOn();
  await desk.nextAct();
  expect(delivery.acts.at(-1)).toBe('look');
  const states = await desk.take();
  await states.next();
  const held = states.next();
  delivery.goOn();
  const state = (await held).value;
  await desk.rest();
  expect(job()).toMatchObject({ status: 'retrying', problem: { code: 'taken_over' } });
  await control.giveBack(deviceId, state?.state === 'held' ? state.token : 0);
  await desk.nextAct();
  delivery.goOn();
  await desk.rest();
  expect(job()).toMatchObject({ status: 'completed', attempts: 1 });
  expect(delivery.posts).toEqual(['alder.0']);
});
