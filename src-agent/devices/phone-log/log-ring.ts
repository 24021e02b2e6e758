/** How much of a phone's log is kept at most. Times in milliseconds. */
export type RingLimits = { readonly lines: number; readonly ageMs: number; readonly lineLength: number };

/** What fits a minute of a busy phone in a few hundred kilobytes. */
export const usualRing: RingLimits = { lines: 2000, ageMs: 60_000, lineLength: 1000 };

type Line = { readonly at: number; readonly text: string };

/** The newest lines of a stream of bytes: so many, so old and so long at most. */
export class LogRing {
  readonly #limits: RingLimits;
  readonly #now: () => number;
  #lines: Line[] = [];
  #rest = '';

  constructor(limits: RingLimits, now: () => number) {
    this.#limits = limits;
    this.#now = now;
  }

  /** Takes the next bytes; a line counts from when its end arrived. */
  push(bytes: Buffer): void {
    const { lines, lineLength } = this.#limits;
    const parts = (this.#rest + bytes.toString('utf8')).split('\n');
    this.#rest = (parts.pop() ?? '').slice(0, lineLength);
    const at = this.#now();
    for (const part of parts) this.#lines.push({ at, text: part.trimEnd().slice(0, lineLength) });
    // Not at each line: cutting an array costs as much as it is long.
    if (this.#lines.length > lines * 2) this.#lines = this.#lines.slice(-lines);
  }

  /** What is kept now, oldest first, each line with its end. */
  text(): string {
    const oldest = this.#now() - this.#limits.ageMs;
    const kept = this.#lines.filter(({ at }) => at >= oldest).slice(-this.#limits.lines);
    return kept.map(({ text }) => `${text}\n`).join('');
  }
}
