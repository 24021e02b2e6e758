import type { Issue } from '../../src-shared/domain/problem.ts';

/** So many are told in full; the others are counted. */
const told = 200;

/** What was found about a campaign: each sentence about a field once. */
export class Findings {
  readonly #told = new Map<string, Issue>();
  #count = 0;

  add(path: string, message: string): void {
    const key = `${path}\n${message}`;
    if (this.#told.has(key)) return;
    this.#count += 1;
    if (this.#told.size < told) this.#told.set(key, { path, message });
  }

  addAll(issues: Iterable<Issue>): void {
    for (const { path, message } of issues) this.add(path, message);
  }

  /** How many there are. */
  get count(): number {
    return this.#count;
  }

  /** The first of them, at most 200. */
  get list(): Issue[] {
    return [...this.#told.values()];
  }
}
