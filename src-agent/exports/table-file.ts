export type ExportFormat = 'csv' | 'json';
export type ExportRow = Readonly<Record<string, string | readonly string[] | number | null>>;

const byteOrderMark = '\uFEFF';

/**
 * Rows as text, a part at a time. CSV is RFC 4180 in UTF-8 with a byte order mark, without which Excel takes it for
 * Windows-1252. Cells that begin with `=`, `+`, `-` or `@` stay as they are: a changed value would come back changed when
 * the file is imported again. JSON is an array of objects.
 */
export function* writeTable(
  format: ExportFormat,
  columns: readonly string[],
  batches: Iterable<readonly ExportRow[]>,
  listCell: (list: readonly string[]) => string,
): Generator<string> {
  if (format === 'csv') {
    yield `${byteOrderMark}${columns.join(',')}\r\n`;
    for (const rows of batches)
      yield rows
        .map((row) => `${columns.map((column) => csvCell(row[column] ?? '', listCell)).join(',')}\r\n`)
        .join('');
    return;
  }
  let before = '[\n';
  for (const rows of batches)
    for (const row of rows) {
      yield `${before}${JSON.stringify(row, [...columns])}`;
      before = ',\n';
    }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}

function csvCell(
  value: string | readonly string[] | number,
  listCell: (list: readonly string[]) => string,
): string {
  const text = typeof value === 'object' ? listCell(value) : String(value);
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
