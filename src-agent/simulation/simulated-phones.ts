import type { AgentInfo } from '../../src-shared/domain/system.ts';
import { demoPhones } from '../../src-shared/demo-cast.ts';
import { type SimulatorReady, simulatorReady } from '../../src-shared/processes/phone-simulator.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { DeviceRegistry } from '../devices/device-registry.ts';
import { conflict, done, type Outcome } from '../outcome.ts';
import type { HostedProcess, ProcessHost } from '../processes/process-host.ts';

/** How long the simulator process and its phones may take to be ready, in milliseconds. */
const startLimitMs = 60_000;

type State =
  | { readonly kind: 'off' }
  | { readonly kind: 'starting' }
  | { readonly kind: 'on'; readonly process: HostedProcess; readonly ready: SimulatorReady };

/** The phones behind "Try it with simulated phones": a process of its own that adb takes for real phones. */
export class SimulatedPhones implements AsyncDisposable {
  readonly #processHost: ProcessHost;
  readonly #registry: DeviceRegistry;
  readonly #accounts: Accounts;
  #state: State = { kind: 'off' };

  constructor(processHost: ProcessHost, registry: DeviceRegistry, accounts: Accounts) {
    this.#processHost = processHost;
    this.#registry = registry;
    this.#accounts = accounts;
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
    this.#state = { kind: 'starting' };
    const child = this.#processHost.fork('phone-simulator');
    void child.exited.then(() => this.#turnOff());
    const signal = AbortSignal.timeout(startLimitMs);
    try {
      const ready = await boot(child, signal);
      for (const phone of ready.phones) this.#registry.keepConnected(`127.0.0.1:${phone.adbPort}`);
      for (const phone of demoPhones) await this.#addAccounts(phone.serial, phone.accounts, signal);
      this.#state = { kind: 'on', process: child, ready };
      return done(ready);
    } catch (error) {
      child.kill('hard');
      this.#turnOff();
      const why = error instanceof Error ? error.message : 'no reason given';
      return conflict('simulator_failed', `The simulated phones did not start: ${why}`);
    }
  }

  /** Ends the phones; their accounts and what they posted stay in the store. */
  async stop(): Promise<void> {
    if (this.#state.kind !== 'on') return;
    const { process, ready } = this.#state;
    for (const phone of ready.phones) await this.#registry.letGo(`127.0.0.1:${phone.adbPort}`);
    process.kill('gentle');
    await process.exited;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }

  #turnOff(): void {
    this.#state = { kind: 'off' };
  }

  async #addAccounts(
    serial: string,
    accounts: readonly { readonly handle: string; readonly displayName: string }[],
    signal: AbortSignal,
  ): Promise<void> {
    const deviceId = await this.#deviceWith(serial, signal);
    await this.#registry.waitUntilReady(deviceId, signal);
    for (const { handle, displayName } of accounts) {
      const added = this.#accounts.add({ platform: 'instagram', handle, displayName, deviceId });
      if (added.ok) continue;
      const known = this.#accounts.list({ limit: 1, search: handle, platform: 'instagram' }).items[0];
      if (known !== undefined && known.deviceId === null) this.#accounts.update(known.id, { deviceId });
    }
  }

  async #deviceWith(serial: string, signal: AbortSignal): Promise<number> {
    for (;;) {
      const known = this.#registry.directory.list({ limit: 1, search: serial }).items[0];
      if (known !== undefined && known.serial === serial) return known.id;
      await this.#nextChange(signal);
    }
  }

  async #nextChange(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const stop = this.#registry.onChange(() => resolve());
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

/** Sends the first message and waits for the answer, the end of the process or the end of patience. */
async function boot(child: HostedProcess, signal: AbortSignal): Promise<SimulatorReady> {
  const { promise, resolve, reject } = Promise.withResolvers<SimulatorReady>();
  const stop = child.onMessage((message) => {
    const ready = simulatorReady.safeParse(message);
    if (ready.success) resolve(ready.data);
  });
  void child.exited.then(() => reject(new Error('its process ended at once')));
  signal.addEventListener('abort', () => reject(new Error('it took too long')), { once: true });
  child.send({ type: 'boot', phones: demoPhones });
  try {
    return await promise;
  } finally {
    stop();
  }
}
