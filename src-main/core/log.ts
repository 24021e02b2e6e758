import { join } from 'node:path';
import pino from 'pino';
import { BoundedFile } from './bounded-file.ts';

/** Where the shell writes down what happened. Lines hold no secret, no payload of a call and no address with a query. */
export interface Log {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

/** The agent's own lines go here too, and the app runs for weeks. */
const largest = 10 * 1024 * 1024;

/** A log file of one JSON line an entry, written at once; what is older than the last 10 to 20 MB is dropped. */
export function openFileLog(folder: string): Log {
  return pino({ base: null }, new BoundedFile(join(folder, 'shell.log'), largest));
}
