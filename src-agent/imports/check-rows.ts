import type { ImportProblem, ImportState } from '../../src-shared/domain/import.ts';
import type { GoodRow, ImportDefinition, KnownNames, RowDefaults, RowValues } from './import-definition.ts';
import type { ImportTable, TableRow } from './import-table.ts';
import { strangeCharacter } from './row-reading.ts';

/** Rows that are compared with the store in one go, and told of in one message. */
export const rowsAtOnce = 250;

/** Rows that are shown before an import is applied. */
const previewRows = 20;

export type CheckedRow = { readonly row: number; readonly good: GoodRow };
export type Checked = {
  readonly rows: readonly CheckedRow[];
  readonly counts: Omit<ImportState['counts'], 'added'>;
  readonly preview: ImportState['preview'];
};

/** What the check asks of whoever has the store, and tells it. */
export type CheckDoor = {
  /** Positions of those rows that are in the store already; `done`: rows of the file that were looked at with these. */
  taken(rows: readonly GoodRow['columns'][], done: number): Promise<readonly number[]>;
  problems(problems: readonly ImportProblem[]): Promise<void>;
};

/** Checks every row: on its own, against the rows before it, against the store. `mapping`: the field of each column. */
export async function checkRows(
  definition: ImportDefinition,
  table: ImportTable,
  mapping: readonly (string | null)[],
  defaults: RowDefaults,
  known: KnownNames,
  door: CheckDoor,
): Promise<Checked> {
  const read = rowReader(definition, table, mapping);
  const seen = new Map<string, { readonly row: number; readonly repeats: 'refused' | 'told' }>();
  const rows: CheckedRow[] = [];
  const counts = { rows: table.rows.length, good: 0, errors: 0, duplicates: 0, warnings: 0 };
  for (let from = 0; from < table.rows.length; from += rowsAtOnce) {
    const found = new ProblemsOfRows();
    const checked: CheckedRow[] = [];
    for (const each of table.rows.slice(from, from + rowsAtOnce)) {
      const note = (kind: ImportProblem['kind'], field: string | null, message: string) =>
        found.add({ row: each.row, field, kind, message });
      const values = read(each, note);
      const good = values === null ? null : definition.check(values, defaults, known, note);
      if (good !== null && !repeats(good, each.row, seen, note)) checked.push({ row: each.row, good });
    }
    const done = Math.min(from + rowsAtOnce, table.rows.length);
    const taken = new Set(
      await door.taken(
        checked.map(({ good }) => good.columns),
        done,
      ),
    );
    for (const [position, { row }] of checked.entries())
      if (taken.has(position))
        found.add({ row, field: null, kind: 'duplicate', message: alreadyThere[definition.kind] });
    for (const [position, row] of checked.entries()) if (!taken.has(position)) rows.push(row);
    found.count(counts);
    const problems = found.inOrder();
    if (problems.length > 0) await door.problems(problems);
  }
  counts.good = rows.length;
  const preview = rows.slice(0, previewRows).map(({ row, good }) => ({ row, values: { ...good.shown } }));
  return { rows, counts, preview };
}

const alreadyThere = {
  accounts: 'This account is in the list already. It was left as it is.',
  proxies: 'This proxy is in the list already. It was left as it is.',
} as const;

type Note = (kind: ImportProblem['kind'], field: string | null, message: string) => void;

/** Reads a row's cells as fields; null when the row cannot be used, which is noted. */
function rowReader(definition: ImportDefinition, table: ImportTable, mapping: readonly (string | null)[]) {
  const fields = mapping.map((name) => definition.fields.find((field) => field.name === name) ?? null);
  return ({ cells, broken }: TableRow, note: Note): RowValues | null => {
    if (broken !== undefined) {
      note('error', null, broken);
      return null;
    }
    if (cells.length > mapping.length && cells.slice(mapping.length).some((cell) => cell.trim() !== '')) {
      const sentence = `This row has ${cells.length} cells, but the file has ${mapping.length} columns. Put quotes (") around a value that holds a separator.`;
      note('error', null, sentence);
      return null;
    }
    const values: Record<string, string> = {};
    let strange = false;
    for (const [index, field] of fields.entries()) {
      const text = cells[index];
      if (field === null || text === undefined) continue;
      const problem = strangeCharacter(text.trim(), withLines.has(field.name), table.lossy);
      if (problem !== null) {
        strange = true;
        note('error', field.name, problem);
      }
      values[field.name] = text;
    }
    return strange ? null : values;
  };
}

/** Fields whose text may have several lines. */
const withLines = new Set(['notes', 'cookies']);

/** Whether an earlier row of the file is the same thing; shared keys that are only told of are noted. */
function repeats(
  good: GoodRow,
  row: number,
  seen: Map<string, { readonly row: number; readonly repeats: 'refused' | 'told' }>,
  note: Note,
): boolean {
  for (const { key, repeats: what } of good.keys) {
    const before = seen.get(key);
    if (before === undefined || (what === 'told' && before.repeats === 'told')) continue;
    note('duplicate', null, `This is the same as row ${before.row}, which was taken.`);
    return true;
  }
  for (const key of good.keys) {
    const before = seen.get(key.key);
    if (before === undefined) seen.set(key.key, { row, repeats: key.repeats });
    else note('warning', 'email', `Row ${before.row} has the same e-mail address.`);
  }
  return false;
}

/** Problems of some rows, and how many rows of each kind that makes: an error weighs more than a duplicate, that more than a warning. */
class ProblemsOfRows {
  readonly #problems: ImportProblem[] = [];
  readonly #worst = new Map<number, ImportProblem['kind']>();

  add(problem: ImportProblem): void {
    this.#problems.push(problem);
    const before = this.#worst.get(problem.row);
    if (before === undefined || weight[problem.kind] > weight[before])
      this.#worst.set(problem.row, problem.kind);
  }

  inOrder(): readonly ImportProblem[] {
    return this.#problems.toSorted((one, other) => one.row - other.row);
  }

  count(counts: { errors: number; duplicates: number; warnings: number }): void {
    for (const kind of this.#worst.values()) counts[plural[kind]] += 1;
  }
}

const weight = { error: 3, duplicate: 2, warning: 1 } as const;
const plural = { error: 'errors', duplicate: 'duplicates', warning: 'warnings' } as const;
