/** How long a connection that comes too early is held: the driver's first look loses a race with `am instrument`. */
const patienceMs = 80;

const finished = 0;
const crashed = 1;

/**
 * Whether the UiAutomator2 server runs on the phone. It lives as long as the `am instrument` command that
 * started it, and ends with it.
 */
export class Instrumentation {
  readonly #later: (run: () => void, milliseconds: number) => () => void;
  readonly #ended: () => void;
  #end: ((exitCode: number) => void) | null = null;
  #waiting = new Set<(up: boolean) => void>();

  /** `ended` is told whenever the server is gone: its sessions and connections end with it. */
  constructor(later: (run: () => void, milliseconds: number) => () => void, ended: () => void) {
    this.#later = later;
    this.#ended = ended;
  }

  get running(): boolean {
    return this.#end !== null;
  }

  /** Runs until it is stopped, crashes or `closed` settles; answers the exit code. */
  async run(closed: Promise<void>): Promise<number> {
    this.stop();
    const ended = new Promise<number>((resolve) => {
      this.#end = resolve;
    });
    const own = this.#end;
    for (const answer of this.#waiting) answer(true);
    const exitCode = await Promise.race([ended, closed.then(() => finished)]);
    if (this.#end === own) {
      this.#end = null;
      this.#ended();
    }
    return exitCode;
  }

  /** Whether the server is up now or within a moment. */
  up(): Promise<boolean> {
    if (this.running) return Promise.resolve(true);
    return new Promise((resolve) => {
      const answer = (up: boolean) => {
        this.#waiting.delete(answer);
        cancel();
        resolve(up);
      };
      const cancel = this.#later(() => answer(false), patienceMs);
      this.#waiting.add(answer);
    });
  }

  stop(): void {
    this.#finish(finished);
  }

  crash(): void {
    this.#finish(crashed);
  }

  #finish(exitCode: number): void {
    const end = this.#end;
    if (!end) return;
    this.#end = null;
    end(exitCode);
    this.#ended();
  }
}
