import type { AppiumHost, AppiumUse } from './appium-host.ts';

/** Our choice: one Appium serves ten phones in our own measurements without slowing; twenty phones get two. */
export const usualPerHost = 10;

/** What a pool is built from. `openHost` makes the host with that number, 1 and up; numbers come back when hosts are gone. */
export type AppiumPoolParts = {
  readonly openHost: (number: number) => AppiumHost;
  /** Sessions on one host before another is started. */
  readonly perHost: number;
};

type Slot = {
  readonly number: number;
  readonly host: AppiumHost;
  sessions: number;
  /** A session on it did not end: it gets no new ones and is ended with its last. */
  retired: boolean;
};

/**
 * One Appium for all phones as long as that does; another when it is full or wedged. A host on which one session hangs is
 * not ended under the sessions of other phones, one of which may be about to share: it is left to run dry.
 */
export class AppiumPool implements AsyncDisposable {
  readonly #parts: AppiumPoolParts;
  readonly #slots = new Set<Slot>();
  readonly #endings = new Set<Promise<void>>();

  constructor(parts: AppiumPoolParts) {
    this.#parts = parts;
  }

  /** Waits for a running server with room. Throws PhoneError as AppiumHost does. */
  async use(signal: AbortSignal): Promise<AppiumUse> {
    const slot = this.#choose();
    slot.sessions += 1;
    try {
      const use = await slot.host.use(signal);
      let counted = true;
      return {
        server: use.server,
        killHard: () => this.#giveUp(slot, use),
        [Symbol.dispose]: () => {
          use[Symbol.dispose]();
          if (counted) this.#leave(slot);
          counted = false;
        },
      };
    } catch (error) {
      this.#leave(slot);
      throw error;
    }
  }

  /** Hosts that run or will with their next session: for tests and for the check-up. */
  get hosts(): readonly { readonly number: number; readonly sessions: number; readonly retired: boolean }[] {
    return [...this.#slots].map(({ number, sessions, retired }) => ({ number, sessions, retired }));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([...this.#slots].map(({ host }) => host[Symbol.asyncDispose]()));
    await Promise.all(this.#endings);
  }

  /** The first host with room, so that one serves all while it can; else a new one. */
  #choose(): Slot {
    const open = [...this.#slots].filter(({ retired }) => !retired);
    const roomy = open
      .toSorted((one, other) => one.number - other.number)
      .find(({ sessions }) => sessions < this.#parts.perHost);
    if (roomy !== undefined) return roomy;
    const number = this.#freeNumber();
    const slot: Slot = { number, host: this.#parts.openHost(number), sessions: 0, retired: false };
    this.#slots.add(slot);
    return slot;
  }

  #freeNumber(): number {
    const taken = new Set([...this.#slots].map(({ number }) => number));
    let number = 1;
    while (taken.has(number)) number += 1;
    return number;
  }

  async #giveUp(slot: Slot, use: AppiumUse): Promise<'ended' | 'retired'> {
    if (slot.sessions <= 1) return await use.killHard();
    slot.retired = true;
    return 'retired';
  }

  #leave(slot: Slot): void {
    slot.sessions -= 1;
    // Others become idle and end by themselves.
    if (slot.sessions > 0 || !slot.retired) return;
    const ending = slot.host[Symbol.asyncDispose]().finally(() => {
      this.#slots.delete(slot);
      this.#endings.delete(ending);
    });
    this.#endings.add(ending);
  }
}
