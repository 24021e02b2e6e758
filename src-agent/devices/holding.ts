import type { Lease } from './lease.ts';
import type { StartTimer } from './timers.ts';

/** A phone in a person's hands. A stream that breaks off may come back for a while before the phone is given back. */
export class Holding implements AsyncDisposable {
  readonly deviceId: number;
  readonly person: string;
  readonly token: number;
  readonly #lease: Lease;
  #followers = 0;
  #stopGrace: () => void = () => undefined;
  /** Why it is not held any more, once that was asked for. */
  ended: 'given_back' | 'agent_ended' | null = null;

  constructor(person: string, lease: Lease) {
    this.deviceId = lease.deviceId;
    this.person = person;
    this.token = lease.token;
    this.#lease = lease;
  }

  /** How adb names the phone now. */
  get transport(): string {
    return this.#lease.transport;
  }

  /** A stream of the person follows it. */
  enter(): void {
    this.#followers += 1;
    this.#stopGrace();
  }

  /** That stream ended: `onOver` unless another one follows within the time, in milliseconds. */
  leave(startTimer: StartTimer, graceMs: number, onOver: () => void): void {
    this.#followers -= 1;
    if (this.#followers === 0 && this.ended === null) this.#stopGrace = startTimer(graceMs, onOver);
  }

  /** Gives the phone back; nothing where another person took it meanwhile. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopGrace();
    await this.#lease[Symbol.asyncDispose]();
  }
}
