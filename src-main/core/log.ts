import { join } from 'node:path';
import pino from 'pino';

/** Where the shell writes down what happened. Lines hold no secret, no payload of a call and no address with a query. */
export interface Log {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

/** A log file of one JSON line an entry, written at once so that a crash loses nothing. */
export function openFileLog(folder: string): Log {
  return pino({ base: null }, pino.destination({ dest: join(folder, 'shell.log'), mkdir: true, sync: true }));
}
