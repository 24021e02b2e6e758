import { type Command, InvalidArgumentError } from 'commander';

/** Options every command has. */
export type JsonOption = { readonly json: boolean };

/** Options of every command that belongs to one data directory. */
export type DataDirOptions = JsonOption & { readonly dataDir: string };

/** Adds `--json`. */
export function withJson(command: Command): Command {
  return command.option('--json', 'print JSON, for scripts', false);
}

/** Adds `--data-dir` and `--json`. */
export function withDataDir(command: Command, standard: string): Command {
  return withJson(command.option('--data-dir <directory>', 'where the agent keeps its data', standard));
}

/** Reads an id (1 and up) from the command line. */
export function parseId(text: string): number {
  return inRange(text, 1, Number.MAX_SAFE_INTEGER, 'an id is a number such as 7');
}

/** Reads a TCP port from the command line; 0 lets the system choose. */
export function parsePort(text: string): number {
  return inRange(text, 0, 65_535, 'a port is a number from 0 to 65535');
}

/** Reads how many phones to simulate. */
export function parsePhoneCount(text: string): number {
  return inRange(text, 1, 50, 'a number from 1 to 50');
}

function inRange(text: string, least: number, most: number, expected: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > most) throw new InvalidArgumentError(expected);
  return value;
}
