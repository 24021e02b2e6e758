import { pino } from 'pino';
import type { Log } from '../log.ts';

/** The agent's log on standard error: JSON lines for programs, short lines where a person looks on. */
export function stderrLog(isTerminal: boolean, write: (line: string) => void): Log {
  if (isTerminal) return shortLog(write);
  return pinoLog({ write: (line) => write(line.trimEnd()) });
}

/** A log of JSON lines. */
export function pinoLog(destination: { write(line: string): void }): Log {
  const logger = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination);
  return {
    info: (message, fields) => logger.info(fields ?? {}, message),
    warn: (message, fields) => logger.warn(fields ?? {}, message),
    error: (message, fields) => logger.error(fields ?? {}, message),
  };
}

function shortLog(write: (line: string) => void): Log {
  const line = (mark: string) => (message: string, fields?: Readonly<Record<string, unknown>>) => {
    const detail = fields?.['detail'] ?? fields?.['error'];
    write(`${mark}${message}${typeof detail === 'string' ? `: ${detail}` : ''}`);
  };
  return { info: line('· '), warn: line('! '), error: line('✗ ') };
}
