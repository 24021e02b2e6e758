/** Where a command writes: results to `out`, everything else to `err`. One call, one line. */
export type Terminal = {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
};

/** Prints a result: as one JSON line, or as lines for a person. */
export function print(
  terminal: Terminal,
  json: boolean,
  value: unknown,
  lines: () => readonly string[],
): void {
  if (json) terminal.out(JSON.stringify(value));
  else for (const line of lines()) terminal.out(line);
}

/** Lines of a table: a heading row and rows, columns padded to their longest cell, two spaces apart. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return [line(head), line(widths.map((width) => '─'.repeat(width))), ...rows.map(line)];
}
