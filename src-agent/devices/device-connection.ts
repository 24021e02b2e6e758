import type { AdbClient } from './adb/adb-client.ts';
import { AdbError } from './adb/adb-error.ts';
import type { Transport } from './adb/transport-list.ts';
import { type DeviceFacts, readChanging, readFacts } from './device-facts.ts';
import type { Setup } from './device-state.ts';
import { HelperAppError, type HelperApps } from './helper-apps.ts';
import { pause, type StartTimer } from './timers.ts';

const noAnswer =
  'The phone does not answer. Unlock it; if that does not help, unplug it and plug it in again.';
const firstPause = 1000;
const longestPause = 60_000;

/** What a connection needs. `onChange` is called after every change of `facts` or `setup`. */
export type ConnectionParts = {
  readonly adb: AdbClient;
  readonly helperApps: Pick<HelperApps, 'ensure'>;
  readonly startTimer: StartTimer;
  readonly now: () => number;
  readonly onChange: () => void;
  /** Called when the connection broke, which adb may not tell. */
  readonly onLost: () => void;
};

/**
 * One connection to a phone, from the moment adb lists it to the moment it does not: finds out who it is, sees to the
 * helper apps, and asks how it does. Lasts until disposed; what fails is tried again with growing pauses.
 */
export class DeviceConnection implements AsyncDisposable {
  readonly transport: Transport;
  readonly #parts: ConnectionParts;
  readonly #stop = new AbortController();
  readonly #watched: Promise<void>;
  #ended: Promise<void>;
  #facts: DeviceFacts | null = null;
  #setup: Setup = { step: 'reading' };

  constructor(transport: Transport, parts: ConnectionParts) {
    this.transport = transport;
    this.#parts = parts;
    this.#ended = transport.state === 'device' ? this.#prepare() : Promise.resolve();
    this.#watched = transport.state === 'device' ? this.#watch() : Promise.resolve();
  }

  get facts(): DeviceFacts | null {
    return this.#facts;
  }

  get setup(): Setup {
    return this.#setup;
  }

  /** Asks the phone again how it does; one that does not answer is not ready until it does. */
  async refresh(): Promise<void> {
    if (this.#facts === null || !this.#isSetUp()) return;
    try {
      const changing = await readChanging(this.#parts, this.transport.serial, this.#stop.signal);
      this.#update({ ...this.#facts, ...changing }, this.#setup);
    } catch (error) {
      if (!(error instanceof AdbError)) throw error;
      if (this.#stop.signal.aborted || !this.#isSetUp()) return;
      this.#update(this.#facts, { step: 'failed', sentence: noAnswer });
      this.#ended = this.#prepare();
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stop.abort();
    await Promise.all([this.#ended, this.#watched]);
  }

  /** Asked anew after each wait: another refresh may have failed in the meantime. */
  #isSetUp(): boolean {
    return this.#setup.step === 'done';
  }

  async #watch(): Promise<void> {
    await this.#parts.adb.untilLost(this.transport.serial, this.#stop.signal);
    if (!this.#stop.signal.aborted) this.#parts.onLost();
  }

  async #prepare(): Promise<void> {
    const { signal } = this.#stop;
    for (let failures = 0; !signal.aborted; failures += 1) {
      const failure = await this.#tryToPrepare();
      if (failure === null || signal.aborted) return;
      this.#update(this.#facts, { step: 'failed', sentence: failure });
      await pause(this.#parts.startTimer, Math.min(firstPause * 2 ** failures, longestPause), signal);
    }
  }

  /** Answers null when the phone is set up, else a sentence that says what is wrong. */
  async #tryToPrepare(): Promise<string | null> {
    const { helperApps } = this.#parts;
    const { signal } = this.#stop;
    try {
      const facts = await readFacts(this.#parts, this.transport.serial, signal);
      this.#update(facts, this.#setup);
      await helperApps.ensure(this.transport.serial, signal, () =>
        this.#update(facts, { step: 'installing' }),
      );
      this.#update(facts, { step: 'done' });
      return null;
    } catch (error) {
      if (error instanceof HelperAppError) return error.message;
      if (error instanceof AdbError) return noAnswer;
      throw error;
    }
  }

  #update(facts: DeviceFacts | null, setup: Setup): void {
    if (this.#stop.signal.aborted) return;
    this.#facts = facts;
    this.#setup = setup;
    this.#parts.onChange();
  }
}
