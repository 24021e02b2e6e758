import type { ImportProblem } from './domain/import.ts';

/** Problems of an import as a CSV file a spreadsheet opens; a text that could be a formula is marked as text. */
export function problemsAsCsv(problems: readonly ImportProblem[]): string {
  const cell = (value: string | number | null) => {
    const text = value === null ? '' : String(value);
    const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const lines = problems.map(({ row, field, kind, message }) =>
    [row, field, kind, message].map(cell).join(','),
  );
  return `\uFEFF${['row,field,kind,message', ...lines].join('\r\n')}\r\n`;
}
