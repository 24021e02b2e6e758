import type { ImportColumn, ImportProblem, ImportState } from '../../src-shared/domain/import.ts';
import { CommandFailure } from './failure.ts';
import { table } from './terminal.ts';

/** Reads `column=field`: the column by its heading or its number from 1, the field empty for none. */
export function columnOf(text: string, columns: readonly ImportColumn[]): [string, string | null] {
  const cut = text.lastIndexOf('=');
  const name = text.slice(0, Math.max(cut, 0)).trim();
  const byName = columns.filter((column) => column.name.toLowerCase() === name.toLowerCase());
  const found = byName.length === 1 ? byName[0] : columns.find(({ index }) => String(index + 1) === name);
  if (cut < 0 || found === undefined) {
    const names = columns.map((column) => column.name).join(', ');
    throw new CommandFailure('WRONG_USE', `--map takes column=field. The columns are: ${names}.`, 2);
  }
  const field = text.slice(cut + 1).trim();
  return [String(found.index), field === '' ? null : field];
}

/** What was read: format, columns and counts, as lines. */
export function importSummary({ fileName, format, columns, counts }: ImportState): string[] {
  const written =
    format === null ? [] : [kinds[format.kind], format.encoding, delimiterWord(format.delimiter)];
  const rows = columns.map(({ name, field, samples }) => [name, field ?? '(not used)', samples[0] ?? '']);
  return [
    `${fileName}: ${written.filter((word) => word !== '').join(', ')}`,
    '',
    ...table(['Column', 'Fills', 'For example'], rows),
    '',
    `${counts.rows} rows: ${counts.good} good, ${counts.errors} with errors, ${counts.duplicates} duplicates, ${counts.warnings} with warnings`,
  ];
}

/** The first problems as lines, and how many there are in all. */
export function problemLines(problems: readonly ImportProblem[], total: number): string[] {
  if (problems.length === 0) return [];
  const rows = problems.map(({ row, kind, field, message }) => [String(row), kind, field ?? '', message]);
  const more =
    total > problems.length ? [`… and ${total - problems.length} more; --problems writes all of them.`] : [];
  return ['', ...table(['Row', 'Kind', 'Field', 'Problem'], rows), ...more];
}

const kinds = { csv: 'CSV', json: 'JSON', lines: 'one proxy a line' } as const;

function delimiterWord(delimiter: string | null): string {
  if (delimiter === null) return '';
  return delimiter === '\t' ? 'separated by tabs' : `separated by ${delimiter}`;
}
