import type { z } from 'zod';
import type { importChoices } from '../../src-shared/domain/import.ts';
import type { Issue } from '../../src-shared/domain/problem.ts';
import type { ImportDefinition } from './import-definition.ts';

export type Choices = z.infer<typeof importChoices>;

export type ChosenMapping =
  | { readonly ok: true; readonly mapping: readonly (string | null)[] }
  | { readonly ok: false; readonly problem: Issue };

/**
 * The field of each column after a person's choice; refused when it names something that is not there. A field that is given
 * to another column is taken from the one that had it.
 */
export function chooseMapping(
  definition: ImportDefinition,
  before: readonly (string | null)[],
  chosen: Choices['mapping'] = {},
): ChosenMapping {
  const names = definition.fields.map(({ name }) => name);
  const given = new Set<string>();
  for (const [column, field] of Object.entries(chosen)) {
    const problem = judge(Number(column), field, before.length, names, given);
    if (problem !== null) return { ok: false, problem: { path: `mapping.${column}`, message: problem } };
    if (field !== null) given.add(field);
  }
  const mapping = before.map((field, index) => {
    const own = chosen[index];
    if (own !== undefined) return own;
    return field !== null && given.has(field) ? null : field;
  });
  return { ok: true, mapping };
}

function judge(
  column: number,
  field: string | null,
  columns: number,
  names: readonly string[],
  given: ReadonlySet<string>,
): string | null {
  if (column >= columns) return `The file has ${columns} columns, counted from 0; ${column} is none of them.`;
  if (field === null) return null;
  if (!names.includes(field)) return `There is no field ${field}. There are: ${names.join(', ')}.`;
  return given.has(field) ? `Two columns are to fill ${field}. Choose one of them.` : null;
}
