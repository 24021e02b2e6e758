import { decodeFile } from './decode-file.ts';
import { guessColumns, matchHeadings } from './guess-columns.ts';
import type { ImportDefinition } from './import-definition.ts';
import { type ImportTable, UnreadableFile } from './import-table.ts';
import { readCsv } from './read-csv.ts';
import { readJson } from './read-json.ts';
import { areProxyLines, lineColumns, readProxyLines } from './read-proxy-lines.ts';

/** Reads a file of any known format as a table. Throws `UnreadableFile` when it is none. */
export function readTable(definition: ImportDefinition, bytes: Uint8Array): ImportTable {
  const { text, encoding, lossy } = decodeFile(bytes);
  const start = text.trimStart();
  if (start === '') throw new UnreadableFile('This file is empty.');
  if (start.startsWith('PK\u0003\u0004'))
    throw new UnreadableFile(
      'This is a spreadsheet or an archive. Save the sheet as CSV and choose that file.',
    );
  const format = (kind: 'csv' | 'json' | 'lines', delimiter: string | null) => ({
    kind,
    encoding,
    delimiter,
  });
  if (definition.kind === 'proxies' && !startsWithHeadings(definition, start) && areProxyLines(text))
    return {
      format: format('lines', null),
      columns: lineColumns.map((name) => ({ name, field: name })),
      rows: readProxyLines(text),
      lossy,
    };
  if (start.startsWith('[') || start.startsWith('{')) {
    const { columns, rows } = readJson(start.startsWith('[') ? start : text);
    const fields = matchHeadings(definition.fields, columns);
    return {
      format: format('json', null),
      columns: columns.map((name, index) => ({ name: name.slice(0, 100), field: fields[index] ?? null })),
      rows,
      lossy,
    };
  }
  const { delimiter, rows } = readCsv(text);
  const [first] = rows;
  if (first?.broken !== undefined) throw new UnreadableFile(first.broken);
  const { headed, columns } = guessColumns(definition, first?.cells ?? []);
  return { format: format('csv', delimiter), columns, rows: headed ? rows.slice(1) : rows, lossy };
}

/** A row below headings may look like a proxy in one line by chance. */
function startsWithHeadings(definition: ImportDefinition, start: string): boolean {
  const [line = ''] = start.split(/\r\n|\n|\r/, 1);
  return line.split(/[,;\t|]/).some((cell) => matchHeadings(definition.fields, [cell])[0] !== null);
}
