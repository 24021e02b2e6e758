import type { Span } from './blackout.ts';

/** The parts of a window in which may be posted, in whole seconds, ends included. */
export class OpenTime {
  readonly #spans: readonly Span[];
  /** Seconds before each span that are open. */
  readonly #before: readonly number[];
  readonly #total: number;

  /** `spans`: in order, not touching, in seconds. */
  constructor(spans: readonly Span[]) {
    let total = 0;
    this.#spans = spans;
    this.#before = spans.map(({ from, until }) => {
      total += until - from + 1;
      return total - (until - from + 1);
    });
    this.#total = total;
  }

  /** The first open second from that one on; null after the last. */
  atOrAfter(second: number): number | null {
    const span = this.#spans[firstWhere(this.#spans, ({ until }) => until >= second)];
    return span === undefined ? null : Math.max(span.from, second);
  }

  /** The last open second up to that one; null before the first. */
  atOrBefore(second: number): number | null {
    const span = this.#spans[firstWhere(this.#spans, ({ from }) => from > second) - 1];
    return span === undefined ? null : Math.min(span.until, second);
  }

  /** The second at which that share of the open time is over, 0 to below 1. Only where there is open time. */
  atShare(share: number): number {
    const passed = Math.floor(share * this.#total);
    const index = firstWhere(this.#before, (before) => before > passed) - 1;
    return (this.#spans[index]?.from ?? 0) + passed - (this.#before[index] ?? 0);
  }
}

/** Index of the first element that answers yes, where all after it do too; the length when none does. */
function firstWhere<Element>(list: readonly Element[], test: (element: Element) => boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const element = list[middle];
    if (element !== undefined && test(element)) high = middle;
    else low = middle + 1;
  }
  return low;
}
