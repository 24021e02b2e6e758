import { createInterface } from 'node:readline';
import type { Log } from '../log.ts';
import type { UtilityChild } from '../ports.ts';

const longestLine = 2000;

/** Writes what a started program prints into our log, each line under its name. */
export function pipeToLog(child: UtilityChild, name: string, log: Log): void {
  for (const stream of [child.stdout, child.stderr]) {
    if (stream === null) continue;
    createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY }).on('line', (line) =>
      log.info(`[${name}] ${line.slice(0, longestLine)}`),
    );
  }
}
