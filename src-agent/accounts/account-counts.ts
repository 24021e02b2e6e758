import { hiddenImports } from '../imports/hidden-imports.ts';
import { plainSql } from '../store/plain-sql.ts';
import type { Reader } from '../store/store.ts';

/** Answers that are remembered; a few screens ask for a few filters each. */
const remembered = 200;

/**
 * Remembers what was counted over all accounts until it may differ. The store counts every change of what accounts are found
 * by (`account_version`), and nothing else writes: what was counted at the same version is exact. For reads outside of
 * transactions, because one that is rolled back gives a version a second time.
 */
export class AccountCounts {
  readonly #reader: Reader;
  readonly #answers = new Map<string, unknown>();
  #version = -1;

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  /** What `count` answers, or what it answered for the same key since accounts last changed. */
  remember<Answer>(key: string, count: () => Answer): Answer {
    const version = this.#reader.get(readVersion)?.version ?? 0;
    if (version !== this.#version || this.#answers.size >= remembered) this.#answers.clear();
    this.#version = version;
    if (!this.#answers.has(key)) this.#answers.set(key, count());
    return this.#answers.get(key) as Answer;
  }

  /** Imports whose rows nobody sees; they are part of every key. */
  hidden(): readonly number[] {
    return hiddenImports(this.#reader);
  }
}

const readVersion = plainSql<{ version: number }>('SELECT version FROM account_version');
