import type { FieldDefinition, ImportDefinition } from './import-definition.ts';
import type { ColumnOfFile } from './import-table.ts';

/** The columns of a delimited file, and whether its first row holds their headings. */
export function guessColumns(
  definition: ImportDefinition,
  first: readonly string[],
): { readonly headed: boolean; readonly columns: ColumnOfFile[] } {
  const cells = first.map((cell) => cell.trim());
  if (cells.length === definition.plain.length && definition.looksPlain(cells))
    return {
      headed: false,
      columns: definition.plain.map((field, index) => ({ name: `Column ${index + 1}`, field })),
    };
  if (looksLikeData(cells) && !cells.some((cell) => candidates(definition.fields, cell).length > 0))
    return {
      headed: false,
      columns: cells.map((_, index) => ({ name: `Column ${index + 1}`, field: null })),
    };
  const fields = matchHeadings(definition.fields, cells);
  return {
    headed: true,
    columns: cells.map((cell, index) => ({
      name: cell === '' ? `Column ${index + 1}` : cell.slice(0, 100),
      field: fields[index] ?? null,
    })),
  };
}

/**
 * The field each heading means. Where two headings mean the same field, the one that is spelled as the field is taken;
 * where neither or both are, none: the person has to say.
 */
export function matchHeadings(
  fields: readonly FieldDefinition[],
  headings: readonly string[],
): (string | null)[] {
  const meant = headings.map((heading) => {
    const found = candidates(fields, heading);
    return found.length === 1 ? (found[0] ?? null) : null;
  });
  return meant.map((field, index) => {
    if (field === null) return null;
    const rivals = meant.flatMap((other, at) =>
      other === field && at !== index ? [headings[at] ?? ''] : [],
    );
    if (rivals.length === 0) return field;
    const isExact = (heading: string) => plainWord(heading) === plainWord(field);
    return isExact(headings[index] ?? '') && !rivals.some(isExact) ? field : null;
  });
}

function candidates(fields: readonly FieldDefinition[], heading: string): string[] {
  const word = plainWord(heading);
  if (word === '') return [];
  return fields
    .filter(({ name, spellings }) => plainWord(name) === word || spellings.includes(word))
    .map(({ name }) => name);
}

function plainWord(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** An e-mail address, a number or an IP address is no heading. */
function looksLikeData(cells: readonly string[]): boolean {
  return cells.some((cell) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(cell) || /^[\d.:]+$/.test(cell));
}
