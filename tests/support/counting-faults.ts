import { createHash } from 'node:crypto';

/** What a request asks for: reads, what nobody sees yet, and what becomes visible. */
export type CountedCall = 'list' | 'status' | 'prepare' | 'publish' | 'comment';

/**
 * What goes wrong with one request. `error_before`, `error_after`: 500 without and with effect. `lost_before`, `lost`: the
 * connection breaks without and with effect. `silent`: no answer, no effect; `late`: no answer, and the effect comes after
 * the client gave up. `twice`: the network delivers it twice. `limited`: 429 with a time. `expired`: the container ran out.
 * `broken`: published, answered with 500, and the container reads as failed.
 */
export type Fault =
  | 'none'
  | 'slow'
  | 'error_before'
  | 'error_after'
  | 'lost_before'
  | 'lost'
  | 'silent'
  | 'late'
  | 'twice'
  | 'limited'
  | 'expired'
  | 'broken';

const possible: Readonly<Record<CountedCall, readonly Fault[]>> = {
  list: ['slow', 'error_before', 'lost', 'limited'],
  status: ['slow', 'error_before', 'lost', 'limited'],
  prepare: ['slow', 'error_before', 'error_after', 'lost', 'silent', 'twice', 'limited'],
  publish: [
    'slow',
    'error_before',
    'error_after',
    'lost_before',
    'lost',
    'silent',
    'late',
    'twice',
    'limited',
    'expired',
    'broken',
  ],
  // Not `twice`: no client can keep a comment, which has no id before it is there, from being delivered twice.
  comment: ['slow', 'error_before', 'error_after', 'lost_before', 'lost', 'silent', 'late', 'limited'],
};

/** The faults of a seed: which one hits a request depends on what it is about and how often that was asked, not on the order of all. */
export class CountingFaults {
  readonly #seed: number;
  readonly #asked = new Map<string, number>();
  /** Share of requests that something happens to, 0 to 1; a fifth of it for reads. */
  rate: number;

  constructor(seed: number, rate: number) {
    this.#seed = seed;
    this.rate = rate;
  }

  next(call: CountedCall, about: string): { readonly fault: Fault; readonly chance: () => number } {
    const key = `${call} ${about}`;
    const times = (this.#asked.get(key) ?? 0) + 1;
    this.#asked.set(key, times);
    const chance = chances(`${this.#seed} ${key} ${times}`);
    const rate = call === 'list' || call === 'status' ? this.rate / 5 : this.rate;
    const faults = possible[call];
    const fault = chance() < rate ? faults[Math.floor(chance() * faults.length)] : undefined;
    return { fault: fault ?? 'none', chance };
  }
}

/** Numbers from 0 up to 1 that depend on a text alone. */
function chances(text: string): () => number {
  const bytes = createHash('sha256').update(text).digest();
  let at = 0;
  return () => bytes.readUInt32LE((at++ % 8) * 4) / 4_294_967_296;
}
