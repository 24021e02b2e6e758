import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { demoPhones } from '../../../../src-shared/demo-cast.ts';
import type { HostedProcess } from '../../../../src-agent/processes/process-host.ts';
import {
  SimulatedPhones,
  type SimulatedPhonesParts,
} from '../../../../src-agent/simulation/simulated-phones.ts';
import { ManualTimers } from '../../../support/manual-timers.ts';

/** A simulator whose test says when it is ready and when it ends. */
class FakeSimulator implements HostedProcess {
  readonly pid = 4711;
  readonly kills: string[] = [];
  readonly #end = Promise.withResolvers<{ code: number | null; signal: string | null }>();
  readonly #said = new EventEmitter();

  get exited() {
    return this.#end.promise;
  }
  send(): void {}
  onMessage(listener: (message: unknown) => void): () => void {
    this.#said.on('message', listener);
    return () => this.#said.off('message', listener);
  }
  kill(how: string): void {
    this.kills.push(how);
  }
  end(): void {
    this.#end.resolve({ code: 0, signal: null });
  }
  ready(): void {
    const phones = demoPhones.map(({ serial }, index) => ({ serial, adbPort: 5000 + index }));
    this.#said.emit('message', { type: 'ready', phones, controlUrl: 'http://127.0.0.1:4999' });
  }
}

type Registry = SimulatedPhonesParts['registry'];

function open(waitUntilReady: Registry['waitUntilReady'] = () => Promise.resolve({} as never)) {
  const simulators: FakeSimulator[] = [];
  const kept = new Set<string>();
  const added: string[] = [];
  const timers = new ManualTimers();
  const directory = {
    list: ({ search }: { search?: string }) => ({ items: [{ id: 7, serial: search }] }),
  } as unknown as Registry['directory'];
  const phones = new SimulatedPhones({
    processHost: {
      fork: () => {
        const simulator = new FakeSimulator();
        simulators.push(simulator);
        return simulator;
      },
    },
    registry: {
      directory,
      keepConnected: (address) => void kept.add(address),
      letGo: (address) => Promise.resolve(void kept.delete(address)),
      onChange: () => () => undefined,
      waitUntilReady,
    },
    accounts: {
      add: ({ handle }: { handle: string }) => ({ ok: true, value: added.push(handle) }),
    } as unknown as SimulatedPhonesParts['accounts'],
    startTimer: timers.start,
  });
  return { phones, simulators, kept, added, timers };
}

/** Waits as long as the phones would, until the wait is given up. */
const never: Registry['waitUntilReady'] = (_id, signal) =>
  new Promise((_resolve, reject) =>
    signal.addEventListener('abort', () => reject(new Error('given up')), { once: true }),
  );

const failed = { ok: false, refusal: { reason: 'simulator_failed' } };

test('the phones come with their accounts, are started once, and are let go before they end', async () => {
  const { phones, simulators, kept, added } = open();
  const started = phones.start();
  expect(await phones.start()).toMatchObject({ ok: false, refusal: { reason: 'starting' } });
  simulators[0]?.ready();
  expect(await started).toMatchObject({ ok: true });
  expect(phones).toMatchObject({ state: 'on', pid: 4711, controlUrl: 'http://127.0.0.1:4999' });
  expect(added).toEqual(['harbor.coffee', 'northwind.outdoor', 'lumen.studio']);
  expect([...kept]).toEqual(['127.0.0.1:5000', '127.0.0.1:5001']);
  expect(await phones.start()).toMatchObject({ ok: true });
  expect(simulators).toHaveLength(1);
  const stopped = phones.stop();
  await expect.poll(() => simulators[0]?.kills).toEqual(['gentle']);
  expect([...kept]).toEqual([]);
  simulators[0]?.end();
  await stopped;
  expect(phones.state).toBe('off');
});

test('a simulator that does not end by itself is ended', async () => {
  const { phones, simulators, timers } = open();
  const started = phones.start();
  simulators[0]?.ready();
  await started;
  const stopped = phones.stop();
  await expect.poll(() => simulators[0]?.kills).toEqual(['gentle']);
  timers.advance(3000);
  expect(simulators[0]?.kills).toEqual(['gentle', 'hard']);
  simulators[0]?.end();
  await stopped;
});

test('a simulator that crashes is off, its phones are let go, and it can be started again', async () => {
  const { phones, simulators, kept } = open();
  const started = phones.start();
  simulators[0]?.ready();
  await started;
  simulators[0]?.end();
  await expect.poll(() => phones.state).toBe('off');
  await expect.poll(() => [...kept]).toEqual([]);
  const again = phones.start();
  simulators[1]?.ready();
  expect(await again).toMatchObject({ ok: true });
});

test('the late end of one that failed to start does not touch the next one', async () => {
  const { phones, simulators, timers } = open();
  const slow = phones.start();
  timers.advance(60_000);
  expect(await slow).toMatchObject(failed);
  expect(simulators[0]?.kills).toEqual(['hard']);
  const next = phones.start();
  simulators[0]?.end();
  await Promise.resolve();
  expect(phones.state).toBe('starting');
  simulators[1]?.ready();
  expect(await next).toMatchObject({ ok: true });
});

test('one that ends while its phones are set up has failed at once, and keeps no phone connected', async () => {
  const { phones, simulators, kept } = open(never);
  const started = phones.start();
  simulators[0]?.ready();
  await expect.poll(() => kept.size).toBe(2);
  simulators[0]?.end();
  expect(await started).toMatchObject(failed);
  expect(phones.state).toBe('off');
  expect([...kept]).toEqual([]);
});

test('the end of the agent ends phones that are still starting', async () => {
  const { phones, simulators } = open(never);
  const started = phones.start();
  const ended = phones[Symbol.asyncDispose]();
  expect(simulators[0]?.kills).toEqual(['hard']);
  simulators[0]?.end();
  await ended;
  expect(await started).toMatchObject(failed);
});
