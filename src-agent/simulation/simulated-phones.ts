import type { AgentInfo } from '../../src-shared/domain/system.ts';
import { demoPhones } from '../../src-shared/demo-cast.ts';
import type { SimulatorReady } from '../../src-shared/processes/phone-simulator.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { DeviceRegistry } from '../devices/device-registry.ts';
import type { StartTimer } from '../devices/timers.ts';
import { conflict, done, type Outcome } from '../outcome.ts';
import type { HostedProcess, ProcessHost } from '../processes/process-host.ts';
import { bootSimulator, simulatorStartLimit } from './boot-simulator.ts';

/** How long the simulator may take to end by itself, in milliseconds. */
const stopLimit = 3000;

type State =
  | { readonly kind: 'off' }
  | { readonly kind: 'starting'; readonly process: HostedProcess }
  | { readonly kind: 'on'; readonly process: HostedProcess; readonly ready: SimulatorReady };

/** What the simulated phones are connected to and started with. */
export type SimulatedPhonesParts = {
  readonly processHost: ProcessHost;
  readonly registry: Pick<
    DeviceRegistry,
    'directory' | 'keepConnected' | 'letGo' | 'onChange' | 'waitUntilReady'
  >;
  readonly accounts: Pick<Accounts, 'add' | 'find' | 'update'>;
  readonly startTimer: StartTimer;
};

/** The phones behind "Try it with simulated phones": a process of its own that adb takes for real phones. */
export class SimulatedPhones implements AsyncDisposable {
  readonly #parts: SimulatedPhonesParts;
  #state: State = { kind: 'off' };

  constructor(parts: SimulatedPhonesParts) {
    this.#parts = parts;
  }

  get state(): AgentInfo['simulatedPhones'] {
    return this.#state.kind;
  }

  /** Where posts are counted and faults ordered, while the phones are on. */
  get controlUrl(): string | null {
    return this.#state.kind === 'on' ? this.#state.ready.controlUrl : null;
  }

  /** The simulator's process, while the phones are on. */
  get pid(): number | null {
    return this.#state.kind === 'on' ? (this.#state.process.pid ?? null) : null;
  }

  /** Starts the demo phones, connects them and adds the demo accounts that are not there yet. */
  async start(): Promise<Outcome<SimulatorReady>> {
    if (this.#state.kind === 'on') return done(this.#state.ready);
    if (this.#state.kind === 'starting')
      return conflict('starting', 'The simulated phones are starting already.');
    const process = this.#parts.processHost.fork('phone-simulator');
    this.#state = { kind: 'starting', process };
    const giveUp = new AbortController();
    const stopTimer = this.#parts.startTimer(simulatorStartLimit, () => giveUp.abort());
    void process.exited.then(() => {
      giveUp.abort();
      return this.#forget(process);
    });
    let ready: SimulatorReady | null = null;
    try {
      ready = await bootSimulator(process, { phones: [...demoPhones] }, giveUp.signal);
      for (const address of addressesOf(ready)) this.#parts.registry.keepConnected(address);
      for (const phone of demoPhones) await this.#addAccounts(phone.serial, phone.accounts, giveUp.signal);
      giveUp.signal.throwIfAborted();
      this.#state = { kind: 'on', process, ready };
      return done(ready);
    } catch {
      process.kill('hard');
      await this.#letGo(ready);
      await this.#forget(process);
      return conflict(
        'simulator_failed',
        'The simulated phones did not start. Try again; if it stays so, “npx switchyard doctor” shows what is missing.',
      );
    } finally {
      stopTimer();
    }
  }

  /** Ends the phones; their accounts and what they posted stay in the store. */
  async stop(): Promise<void> {
    const state = this.#state;
    if (state.kind === 'off') return;
    if (state.kind === 'on') await this.#letGo(state.ready);
    state.process.kill(state.kind === 'on' ? 'gentle' : 'hard');
    const stopTimer = this.#parts.startTimer(stopLimit, () => state.process.kill('hard'));
    await state.process.exited;
    stopTimer();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }

  /** What is known of a process that ended; a newer one is not touched. */
  async #forget(process: HostedProcess): Promise<void> {
    const state = this.#state;
    if (state.kind === 'off' || state.process !== process) return;
    this.#state = { kind: 'off' };
    if (state.kind === 'on') await this.#letGo(state.ready);
  }

  async #letGo(ready: SimulatorReady | null): Promise<void> {
    if (ready === null) return;
    await Promise.all(addressesOf(ready).map((address) => this.#parts.registry.letGo(address)));
  }

  async #addAccounts(
    serial: string,
    cast: readonly { readonly handle: string; readonly displayName: string }[],
    signal: AbortSignal,
  ): Promise<void> {
    const { accounts, registry } = this.#parts;
    const deviceId = await this.#deviceWith(serial, signal);
    await registry.waitUntilReady(deviceId, signal);
    for (const { handle, displayName } of cast) {
      const added = accounts.add({ platform: 'instagram', handle, displayName, deviceId });
      if (added.ok) continue;
      const known = accounts.find('instagram', handle);
      if (known !== null && known.deviceId === null) accounts.update(known.id, { deviceId });
    }
  }

  async #deviceWith(serial: string, signal: AbortSignal): Promise<number> {
    for (;;) {
      const known = this.#parts.registry.directory.list({ limit: 1, search: serial }).items[0];
      if (known !== undefined && known.serial === serial) return known.id;
      await this.#nextChange(signal);
    }
  }

  async #nextChange(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const stop = this.#parts.registry.onChange(() => resolve());
    const onAbort = () => reject(new Error('the phones did not appear in time'));
    signal.addEventListener('abort', onAbort, { once: true });
    try {
      await promise;
    } finally {
      stop();
      signal.removeEventListener('abort', onAbort);
    }
  }
}

function addressesOf({ phones }: SimulatorReady): string[] {
  return phones.map(({ adbPort }) => `127.0.0.1:${adbPort}`);
}
