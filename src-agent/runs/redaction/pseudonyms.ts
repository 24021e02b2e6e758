const mail = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}/gu;
const mention = /@[\p{L}\p{N}_](?:[\p{L}\p{N}._]*[\p{L}\p{N}_])?/gu;
/** Eight to fifteen digits, as E.164 has them, with what people write between them. */
const telephone = /(?<![\p{L}\p{N}])\+?\(?\d(?:[\s().\-\u00a0/]*\d){7,14}(?![\p{L}\p{N}])/gu;
const madeUp = /(mail_\d+@example\.com|@?(?:account|name)_\d+|\+000 \d{6})/u;

/**
 * Made-up names in the place of people's, the same for the same everywhere: handles, names, e-mail addresses, telephone
 * numbers. What it made up itself is left as it is, so that redacting twice changes nothing more.
 */
export class Pseudonyms {
  readonly #made = new Map<string, string>();
  readonly #counts = { account: 0, name: 0, mail: 0, telephone: 0 };
  readonly #known = new Map<string, string>();
  #pattern: RegExp | null = null;

  /** From now on that text is a person's name wherever it stands; with `account`, their handle. */
  learn(text: string, kind: 'account' | 'name'): void {
    const name = text.trim().replace(/^@/, '');
    const key = name.toLowerCase();
    if (name === '' || madeUp.test(name) || this.#known.has(key)) return;
    this.#known.set(key, this.#invent(key, kind));
    this.#pattern = null;
  }

  /** The text with every name it holds replaced. */
  replace(text: string): string {
    const known = this.#knownPattern();
    const passes: readonly (readonly [RegExp | null, (found: string) => string])[] = [
      [mail, (found) => this.#invent(found.toLowerCase(), 'mail')],
      [known, (found) => this.#known.get(found.toLowerCase()) ?? found],
      // A number alone is a resource nobody resolved, not a person.
      [
        mention,
        (found) =>
          /^@\d+$/.test(found) ? found : `@${this.#invent(found.slice(1).toLowerCase(), 'account')}`,
      ],
      [telephone, (found) => this.#invent(found.replaceAll(/\D/g, ''), 'telephone')],
    ];
    let replaced = text;
    for (const [pattern, invented] of passes)
      if (pattern !== null) replaced = outsideMadeUp(replaced, (part) => part.replaceAll(pattern, invented));
    return replaced;
  }

  /** Whether a name stands in the text, or stood there before it was replaced. */
  holds(text: string): boolean {
    return madeUp.test(text) || this.replace(text) !== text;
  }

  #knownPattern(): RegExp | null {
    if (this.#known.size === 0) return null;
    const names = [...this.#known.keys()].toSorted((a, b) => b.length - a.length).map(literally);
    this.#pattern ??= new RegExp(`(?<![\\p{L}\\p{N}_])(?:${names.join('|')})(?![\\p{L}\\p{N}_])`, 'giu');
    return this.#pattern;
  }

  #invent(key: string, kind: 'account' | 'name' | 'mail' | 'telephone'): string {
    const made = this.#made.get(key);
    if (made !== undefined) return made;
    const number = ++this.#counts[kind];
    const name =
      kind === 'mail'
        ? `mail_${number}@example.com`
        : kind === 'telephone'
          ? `+000 ${String(number).padStart(6, '0')}`
          : `${kind}_${number}`;
    this.#made.set(key, name);
    return name;
  }
}

function outsideMadeUp(text: string, change: (part: string) => string): string {
  return text
    .split(madeUp)
    .map((part, index) => (index % 2 === 0 ? change(part) : part))
    .join('');
}

function literally(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`);
}
