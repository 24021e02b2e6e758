/** The first lane of a run and priority at a place. `readyAt`: since when its next job could go (epoch milliseconds). */
export type LaneHead = {
  readonly id: number;
  readonly runId: number;
  readonly priority: number;
  readonly readyAt: number;
};

/** Of so many claims at a place, one goes to whoever waited longest, whatever its priority. */
export const turnOfTheOldest = 8;

/** Runs whose last turn is remembered: one that is forgotten had its last turn before all of these. */
const remembered = 10_000;

/**
 * Whose turn it is at one place (a phone, or all that needs none): the higher priority first, within it the run whose last
 * turn is longest ago, within that the account that waited longest. Every eighth claim goes to whoever waited longest of
 * all. An account comes back to the end of the line, so what waits longer than a given one only becomes less: with `n`
 * of them it is claimed after at most 8 (n + 1) claims, and nothing starves.
 */
export class FairTurns {
  readonly #lastTurns = new Map<number, number>();
  #claims = 0;

  /** The next to try of those that are ready; undefined when there are none. */
  choose<Head extends LaneHead>(heads: readonly Head[]): Head | undefined {
    const oldest = this.#claims % turnOfTheOldest === turnOfTheOldest - 1;
    const before = (one: Head, other: Head): number => {
      const byTime = one.readyAt - other.readyAt || one.id - other.id;
      if (oldest) return byTime;
      return other.priority - one.priority || this.#lastTurn(one) - this.#lastTurn(other) || byTime;
    };
    let first: Head | undefined;
    for (const head of heads) if (first === undefined || before(head, first) < 0) first = head;
    return first;
  }

  /** Says that a job of that run was claimed. */
  took(runId: number): void {
    this.#claims += 1;
    this.#lastTurns.delete(runId);
    this.#lastTurns.set(runId, this.#claims);
    if (this.#lastTurns.size <= remembered) return;
    for (const oldest of this.#lastTurns.keys()) {
      this.#lastTurns.delete(oldest);
      break;
    }
  }

  #lastTurn({ runId }: LaneHead): number {
    return this.#lastTurns.get(runId) ?? 0;
  }
}
