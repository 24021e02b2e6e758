import type { ControlState } from '../../src-shared/domain/device.ts';
import { conflict, done, type Outcome } from '../outcome.ts';
import type { Store } from '../store/store.ts';
import { Holding } from './holding.ts';
import { Lease } from './lease.ts';
import { isLeaseHeld, releaseLease } from './leases.ts';
import { askForPhone, leaseOf, type PersonTake, stopWanting } from './leases-of-people.ts';
import { nextChange, type StartTimer } from './timers.ts';

/** The job that works on a phone, as the engine tells it. */
export interface PhoneUse {
  /** Whether a job works on it, whatever its lease says. */
  isUsing(deviceId: number): boolean;
  /** Asks that job to stop at its next step border. */
  takeOver(deviceId: number, person: string): void;
}

/** What control is built from. `transportOf` answers null while a phone is not connected; times in milliseconds. */
export type ControlParts = {
  readonly store: Store;
  readonly holder: string;
  readonly use: PhoneUse;
  readonly transportOf: (deviceId: number) => string | null;
  readonly startTimer: StartTimer;
  readonly leaseMs: number;
  readonly graceMs: number;
};

/** Who wants which phone; `takeFrom` and `token` as in the contract. */
export type ControlRequest = {
  readonly id: number;
  readonly person: string;
  readonly takeFrom?: string | undefined;
  readonly token?: number | undefined;
};

/** One stream of a person: waiting as long as it has no holding. `leave` may be called again. */
type Stay = { readonly request: ControlRequest; holding: Holding | null; readonly leave: () => void };

/** How long what has no event to wait for is waited for, as the end of a lease that runs out. */
const askAgainMs = 2000;

/** Phones that people hold: taken at a step border, held for as long as the person's stream lives, given back after it. */
export class DeviceControl implements AsyncDisposable {
  readonly #parts: ControlParts;
  readonly #held = new Map<number, Holding>();

  constructor(parts: ControlParts) {
    this.#parts = parts;
  }

  /** Asks for a phone; where that is not refused, how the right stands until `signal` aborts or it is lost. */
  begin(request: ControlRequest, signal: AbortSignal): Outcome<AsyncGenerator<ControlState, void>> {
    const before = this.#held.get(request.id);
    if (request.token !== undefined) {
      if (before?.token !== request.token) return notHeld();
      return done(this.#states(this.#stay(request, before, signal), signal));
    }
    const take = this.#ask(request);
    if (take.kind === 'refused') return inTheWay(take.by, take.has);
    const holding = take.kind === 'held' ? this.#hold(request, take.token) : null;
    return done(this.#states(this.#stay(request, holding, signal), signal));
  }

  /** The phone a person holds by this token; null where the token is old or the lease ran out. */
  holding(deviceId: number, token: number): Holding | null {
    const { store } = this.#parts;
    const holding = this.#held.get(deviceId);
    if (holding?.token !== token || !isLeaseHeld(store, { deviceId, token }, store.now())) return null;
    return holding;
  }

  /** Gives a phone back at once. */
  async giveBack(deviceId: number, token: number): Promise<Outcome<{ ok: true }>> {
    const holding = this.#held.get(deviceId);
    if (holding?.token !== token) return notHeld();
    await this.#end(holding, 'given_back');
    return done({ ok: true });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([...this.#held.values()].map((holding) => this.#end(holding, 'agent_ended')));
  }

  #ask({ id, person, takeFrom }: ControlRequest): PersonTake {
    const { store, holder, leaseMs, use } = this.#parts;
    const request = {
      deviceId: id,
      person,
      from: takeFrom ?? null,
      holder,
      now: store.now(),
      ttlMs: leaseMs,
    };
    const take = store.write((tx) => askForPhone(tx, request, use.isUsing(id)));
    if (take.kind === 'waits') use.takeOver(id, person);
    return take;
  }

  /** One stream's claim on the phone; it ends with the signal even where its answer was never read. */
  #stay(request: ControlRequest, holding: Holding | null, signal: AbortSignal): Stay {
    const { startTimer, graceMs } = this.#parts;
    let left = false;
    const stay: Stay = {
      request,
      holding,
      leave: () => {
        if (left) return;
        left = true;
        const held = stay.holding;
        if (held === null) this.#stopWaiting(request);
        else held.leave(startTimer, graceMs, () => void this.#end(held, 'given_back'));
      },
    };
    holding?.enter();
    signal.addEventListener('abort', stay.leave, { once: true });
    if (signal.aborted) stay.leave();
    return stay;
  }

  async *#states(stay: Stay, signal: AbortSignal): AsyncGenerator<ControlState, void> {
    const { store, startTimer } = this.#parts;
    try {
      if (stay.holding === null) {
        yield { state: 'waiting', why: waitsFor };
        const refused = await this.#untilHeld(stay, signal);
        if (refused !== null) yield takenBy(refused);
      }
      const { holding } = stay;
      if (holding === null || signal.aborted) return;
      const { deviceId, token } = holding;
      yield { state: 'held', token };
      for (;;) {
        const lease = leaseOf(store, deviceId);
        if (signal.aborted) return;
        if (lease?.token !== token || lease.holder === null) {
          yield this.#lost(holding, lease?.person ?? null);
          return;
        }
        await nextChange(store, startTimer, askAgainMs, signal);
      }
    } finally {
      signal.removeEventListener('abort', stay.leave);
      stay.leave();
    }
  }

  /** Waits for the phone; answers who got it instead, or null. */
  async #untilHeld(stay: Stay, signal: AbortSignal): Promise<string | null> {
    const { store, startTimer } = this.#parts;
    const { id, person } = stay.request;
    while (!signal.aborted) {
      const lease = leaseOf(store, id);
      const came = lease?.holder != null && lease.person === person ? lease.token : null;
      // What held it may be gone without a word, as after a sleep of the computer.
      const take: PersonTake = came === null ? this.#ask({ id, person }) : { kind: 'held', token: came };
      if (take.kind === 'refused') return take.by;
      if (take.kind === 'held') {
        stay.holding = this.#hold(stay.request, take.token);
        stay.holding.enter();
        return null;
      }
      await nextChange(store, startTimer, askAgainMs, signal);
    }
    return null;
  }

  /** Left before the phone came, or in the moment it came. */
  #stopWaiting({ id, person }: ControlRequest): void {
    const { store } = this.#parts;
    store.write((tx) => {
      stopWanting(tx, id, person);
      const lease = leaseOf(tx, id);
      const came = lease?.person === person && this.#held.get(id)?.token !== lease.token;
      if (came) releaseLease(tx, { deviceId: id, token: lease.token });
    });
  }

  #lost({ ended }: Holding, other: string | null): ControlState {
    if (ended === 'given_back') return { state: 'lost', reason: ended, why: 'The phone was given back.' };
    if (ended === 'agent_ended') return { state: 'lost', reason: ended, why: 'Switchyard was ended.' };
    if (other !== null) return takenBy(other);
    return { state: 'lost', reason: 'ran_out', why: 'The right to this phone ran out. Take it over again.' };
  }

  #hold({ id, person }: ControlRequest, token: number): Holding {
    const { store, leaseMs, transportOf, startTimer } = this.#parts;
    const before = this.#held.get(id);
    if (before?.token === token) return before;
    const key = { deviceId: id, token };
    const holding = new Holding(person, new Lease({ store, key, ttlMs: leaseMs, transportOf, startTimer }));
    this.#held.set(id, holding);
    // Its token is old: this ends its timers and gives nothing back.
    void before?.[Symbol.asyncDispose]();
    return holding;
  }

  async #end(holding: Holding, why: NonNullable<Holding['ended']>): Promise<void> {
    holding.ended ??= why;
    if (this.#held.get(holding.deviceId) === holding) this.#held.delete(holding.deviceId);
    await holding[Symbol.asyncDispose]();
  }
}

/** The answer to what is asked with a token that is not valid any more. */
export function notHeld(): Outcome<never> {
  return conflict('not_held', 'You do not hold this phone any more. Take it over again.');
}

const waitsFor = 'The run finishes its step; a post that is being shared is finished first.';

function takenBy(by: string): ControlState {
  return { state: 'lost', reason: 'taken', why: `${by} took this phone over.` };
}

function inTheWay(by: string, has: boolean): Outcome<never> {
  return has
    ? conflict('held_by_person', `${by} holds this phone. Ask them, or take it over from them.`)
    : conflict(
        'wanted_by_person',
        `${by} waits for this phone already. Ask them, or take it over from them.`,
      );
}
