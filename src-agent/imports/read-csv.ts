import { CsvError, parse } from 'csv-parse/sync';
import type { TableRow } from './import-table.ts';

const delimiters = [',', ';', '\t', '|'] as const;

/** How much of a file decides its delimiter, in characters and in rows. */
const sample = { characters: 64_000, rows: 30 };

/** Said of the row in which a quote opens and never closes; the file was read up to there. */
const unclosedQuote =
  'A quote (") opens here and never closes. Close it, or write "" for a quote inside a value; this row and all after it were not read.';

/** Reads delimited text. Blank rows count but are left out. */
export function readCsv(text: string): { readonly delimiter: string; readonly rows: TableRow[] } {
  const delimiter = sniffDelimiter(text);
  const rows: TableRow[] = [];
  let row = 0;
  const take = (cells: string[]) => {
    row += 1;
    if (cells.some((cell) => cell.trim() !== '')) rows.push({ row, cells });
    return null;
  };
  try {
    parse(text, {
      bom: true,
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      on_record: take,
    });
  } catch (error) {
    if (!(error instanceof CsvError) || error.code !== 'CSV_QUOTE_NOT_CLOSED') throw error;
    rows.push({ row: row + 1, cells: [], broken: unclosedQuote });
  }
  return { delimiter, rows };
}

/** The delimiter that splits the first rows most evenly; a comma where none does. */
function sniffDelimiter(text: string): string {
  let best = { delimiter: ',', even: 0, count: 0 };
  for (const delimiter of delimiters) {
    const counts = countInRows(text, delimiter);
    const [count = 0] = counts;
    if (count === 0) continue;
    const even = counts.filter((other) => other === count).length;
    if (even > best.even || (even === best.even && count > best.count)) best = { delimiter, even, count };
  }
  return best.delimiter;
}

/** How often it is in each of the first rows, outside of quotes. */
function countInRows(text: string, delimiter: string): number[] {
  const counts: number[] = [];
  let quoted = false;
  let count = 0;
  let blank = true;
  for (let at = 0; at < Math.min(text.length, sample.characters); at += 1) {
    const letter = text[at];
    if (letter === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (letter === delimiter) count += 1;
    if (letter !== '\n' && letter !== '\r') {
      blank = false;
      continue;
    }
    if (!blank) counts.push(count);
    if (counts.length === sample.rows) return counts;
    count = 0;
    blank = true;
  }
  if (!blank) counts.push(count);
  return counts;
}
