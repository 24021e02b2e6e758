import { type TableRow, UnreadableFile } from './import-table.ts';

/** More keys than this are no table. */
const mostColumns = 500;

type JsonRow = { readonly row: number; readonly value: unknown };

/** A row of JSON Lines that is no JSON. */
const notJson = Symbol('not JSON');

/** Reads a JSON array of objects, or one object a line. Keys become columns, in the order they are met. */
export function readJson(text: string): { readonly columns: string[]; readonly rows: TableRow[] } {
  const places = new Map<string, number>();
  const rows = jsonRows(text).map(({ row, value }): TableRow => {
    if (value === notJson)
      return {
        row,
        cells: [],
        broken:
          'This line is not valid JSON. Write one object a line, such as {"email": "anna@example.com"}.',
      };
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return {
        row,
        cells: [],
        broken: 'An object was expected here, such as {"email": "anna@example.com"}.',
      };
    const cells: string[] = [];
    for (const [key, content] of Object.entries(value)) {
      const place = places.get(key) ?? places.size;
      places.set(key, place);
      cells[place] = cellOf(content);
    }
    return { row, cells: Array.from(cells, (cell) => cell ?? '') };
  });
  if (places.size > mostColumns)
    throw new UnreadableFile(
      `The objects in this file have ${places.size} different keys; ${mostColumns} are the most.`,
    );
  return { columns: [...places.keys()], rows };
}

function jsonRows(text: string): JsonRow[] {
  const whole = parseOrNot(text);
  if (Array.isArray(whole)) return whole.map((value: unknown, index) => ({ row: index + 1, value }));
  if (whole !== notJson) return [{ row: 1, value: whole }];
  if (text.startsWith('['))
    throw new UnreadableFile(
      `This file is not valid JSON: ${whereItBreaks(text)}. Correct it, or write one object a line.`,
    );
  return text
    .split(/\r\n|\n|\r/)
    .map((line, index) => ({ row: index + 1, line: line.trim() }))
    .filter(({ line }) => line !== '')
    .map(({ row, line }) => ({ row, value: parseOrNot(line) }));
}

function parseOrNot(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // What is no JSON is told of by whoever asked.
    return notJson;
  }
}

/** Where the first mistake is, as far as the parser says; its own words quote the file, which may hold passwords. */
function whereItBreaks(text: string): string {
  try {
    JSON.parse(text);
  } catch (error) {
    const said = String(error);
    const position = /position (\d+)/.exec(said)?.[1];
    if (position !== undefined)
      return `line ${text.slice(0, Number(position)).split('\n').length} has a mistake`;
    if (said.includes('end of JSON')) return 'it ends too early';
  }
  return 'it has a mistake';
}

function cellOf(content: unknown): string {
  if (content === null || content === undefined) return '';
  if (typeof content === 'string') return content;
  return JSON.stringify(content);
}
