import type { NoteProblem, RowValues, ThingFinder } from './import-definition.ts';

/** One row while it is checked: its fields are read one by one, and what is wrong with them is noted. */
export class RowReading {
  readonly #values: RowValues;
  readonly #note: NoteProblem;
  failed = false;

  constructor(values: RowValues, note: NoteProblem) {
    this.#values = values;
    this.#note = note;
  }

  /** The cell without spaces around it; empty when there is none. */
  text(field: string): string {
    return this.#values[field]?.trim() ?? '';
  }

  /** The cell as it is: spaces belong to a password. Only spaces are none. */
  exact(field: string): string {
    const value = this.#values[field] ?? '';
    return value.trim() === '' ? '' : value;
  }

  error(field: string | null, message: string): null {
    this.failed = true;
    this.#note('error', field, message);
    return null;
  }

  warn(field: string, message: string): void {
    this.#note('warning', field, message);
  }

  /** The cell when it is at most so long; null when it is empty. */
  limited(field: string, most: number, title: string): string | null {
    const text = this.text(field);
    if (text.length > most)
      return this.error(field, `${title} has ${text.length} characters; ${most} are the most.`);
    return text === '' ? null : text;
  }

  /** Like `limited`, for what is kept exactly. */
  secret(field: string, most: number, title: string): string | null {
    const text = this.exact(field);
    if (text.length > most)
      return this.error(field, `${title} has ${text.length} characters; ${most} are the most.`);
    return text === '' ? null : text;
  }

  /** One of some words, in any spelling with spaces, hyphens and capitals; `standard` when the cell is empty. */
  word<Word extends string>(
    field: string,
    words: readonly Word[],
    standard: Word,
    more: Readonly<Record<string, Word>> = {},
  ): Word | null {
    const text = this.text(field);
    if (text === '') return standard;
    const written = text.toLowerCase().replaceAll(/[\s-]+/g, '_');
    const found =
      words.find((word) => word === written) ?? (Object.hasOwn(more, written) ? more[written] : undefined);
    return found ?? this.error(field, `${this.quoted(field)} is none of ${words.join(', ')}.`);
  }

  /**
   * Something stored, by its name, its id or both. The name counts: ids differ between computers. Where a name fits several,
   * the id says which.
   */
  thing(idField: string | null, nameField: string, known: ThingFinder, what: string): number | null {
    const name = this.text(nameField);
    const idText = idField === null ? '' : this.text(idField);
    const id = /^[1-9]\d{0,15}$/.test(idText) ? Number(idText) : null;
    if (idField !== null && idText !== '' && id === null)
      return this.error(idField, `The id of a ${what} was expected: a number such as 7.`);
    if (name === '') {
      if (id === null || known.has(id)) return id;
      return this.error(idField, `There is no ${what} ${id}. Add it first, or leave the cell empty.`);
    }
    const named = known.named(name);
    if (id !== null && named.includes(id)) return id;
    const [only] = named;
    if (only === undefined)
      return this.error(
        nameField,
        `There is no ${what} ${this.quoted(nameField)}. Add it first, or leave the cell empty.`,
      );
    if (named.length > 1)
      return this.error(
        nameField,
        `${named.length} ${what === 'proxy' ? 'proxies' : `${what}s`} are called ${this.quoted(nameField)}. ${idField === null ? 'Rename one of them.' : `Say which one with ${idField}.`}`,
      );
    if (id !== null && idField !== null)
      this.warn(
        idField,
        `The ${what} ${this.quoted(nameField)} has the id ${only} here, not ${id}; it was taken by its name.`,
      );
    return only;
  }

  /** What the cell says, for a message; never for a secret. */
  quoted(field: string): string {
    const text = this.text(field);
    return `“${text.length > 60 ? `${text.slice(0, 60)}…` : text}”`;
  }
}

/**
 * A character no cell may have, as a sentence; null when all is well. `lines`: line breaks and tabs are part of the value.
 */
export function strangeCharacter(text: string, lines: boolean, lossy: boolean): string | null {
  const pattern = lines ? controlButLines : control;
  if (pattern.test(text))
    return lines
      ? 'There is a control character in it. Delete it.'
      : 'There is a line break or another control character in it. Is a quote (") missing before it?';
  return lossy && text.includes('\uFFFD')
    ? 'There are bytes in it that are not UTF-8. Save the file as UTF-8.'
    : null;
}

// oxlint-disable-next-line no-control-regex -- they are what is looked for
const control = /[\u0000-\u001F\u007F-\u009F]/;
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const controlButLines = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/;
