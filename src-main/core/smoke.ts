import type { Clock } from './clock.ts';

const limit = 60_000;

/** What the self-test of a packaged app watches and how it ends. */
export type SmokeParts = {
  readonly clock: Clock;
  readonly version: string;
  readonly print: (line: string) => void;
  readonly finish: (code: 0 | 1) => void;
};

/** The parts that have to come up. */
export type SmokePart = 'agent' | 'page' | 'port';

/**
 * The self-test behind `--smoke`: prints one JSON line and ends with 0 once the agent runs, the page is loaded and
 * it has its port, or with 1 after a minute. It stands in for browser automation, which a hardened build shuts out.
 */
export class SmokeTest implements Disposable {
  readonly #parts: SmokeParts;
  readonly #startedAt: number;
  readonly #timer: Disposable;
  readonly #missing = new Set<SmokePart>(['agent', 'page', 'port']);
  #done = false;

  constructor(parts: SmokeParts) {
    this.#parts = parts;
    this.#startedAt = parts.clock.now();
    this.#timer = parts.clock.after(limit, () => this.#finish());
  }

  /** Takes note that a part is up. */
  up(part: SmokePart): void {
    this.#missing.delete(part);
    if (this.#missing.size === 0) this.#finish();
  }

  [Symbol.dispose](): void {
    this.#timer[Symbol.dispose]();
  }

  #finish(): void {
    if (this.#done) return;
    this.#done = true;
    this.#timer[Symbol.dispose]();
    const { clock, finish, print, version } = this.#parts;
    const missing = [...this.#missing];
    print(
      JSON.stringify({ smoke: missing.length === 0, version, missing, ms: clock.now() - this.#startedAt }),
    );
    finish(missing.length === 0 ? 0 : 1);
  }
}
