import type { ImportField, ImportProblem, ImportState } from '../../src-shared/domain/import.ts';
import type { Platform } from '../../src-shared/domain/platform.ts';
import type { SecretName } from '../vault/secrets.ts';

export type ImportKind = ImportState['kind'];

/** A field and how people write it above a column: lower case, letters and digits only. */
export type FieldDefinition = ImportField & { readonly spellings: readonly string[] };

/** Something stored that rows can name. `names`: every way to write it, in lower case. */
export type KnownThing = { readonly id: number; readonly names: readonly string[] };

/** What rows may refer to, as the store has it. */
export type Known = {
  readonly proxies: readonly KnownThing[];
  readonly profiles: readonly KnownThing[];
  readonly devices: readonly KnownThing[];
};

/** What rows get that do not say. */
export type RowDefaults = { readonly platform: Platform };

/** The cells of one row by field; what no column fills is missing. */
export type RowValues = Readonly<Record<string, string | undefined>>;

/** Tells what is wrong with the row in hand; `message` must hold no secret. */
export type NoteProblem = (kind: ImportProblem['kind'], field: string | null, message: string) => void;

/** A row that can be added. */
export type GoodRow = {
  /** Values in the order in which the store takes them; after them come uid, sealed secrets and row number. */
  readonly columns: readonly (string | number | null)[];
  readonly tags: readonly string[];
  readonly secrets: Readonly<Partial<Record<SecretName, string>>>;
  /** Under these it may be in the file once: a later row with the same is refused, or only told of. */
  readonly keys: readonly { readonly key: string; readonly repeats: 'refused' | 'told' }[];
  /** As a person sees it, without secrets. */
  readonly shown: Readonly<Record<string, string>>;
};

/** All that is particular about importing one kind of thing. */
export type ImportDefinition = {
  readonly kind: ImportKind;
  /** Whose secrets it brings. */
  readonly owner: 'account' | 'proxy';
  readonly fields: readonly FieldDefinition[];
  /** Columns of the plain format, which needs no headings. */
  readonly plain: readonly string[];
  /** Whether a first row of as many cells as `plain` has is data of the plain format. */
  looksPlain(cells: readonly string[]): boolean;
  /** The row as it can be added, or null when an error was noted. */
  check(values: RowValues, defaults: RowDefaults, known: KnownNames, note: NoteProblem): GoodRow | null;
};

/** Finds stored things by id or by name. */
export type KnownNames = Readonly<Record<keyof Known, ThingFinder>>;
export type ThingFinder = {
  readonly has: (id: number) => boolean;
  readonly named: (name: string) => readonly number[];
};

/** Makes what is known easy to look up. */
export function knownNames(known: Known): KnownNames {
  return {
    proxies: finder(known.proxies),
    profiles: finder(known.profiles),
    devices: finder(known.devices),
  };
}

function finder(things: readonly KnownThing[]): ThingFinder {
  const all = new Set(things.map(({ id }) => id));
  const byName = new Map<string, number[]>();
  for (const { id, names } of things)
    for (const name of new Set(names)) {
      const ids = byName.get(name);
      if (ids === undefined) byName.set(name, [id]);
      else ids.push(id);
    }
  return { has: (id) => all.has(id), named: (name) => byName.get(name.toLowerCase()) ?? [] };
}
