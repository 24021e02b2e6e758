import type { Log } from '../../src-main/core/log.ts';

/** A log that keeps its lines, each with its level in front. */
export function collectedLog(): Log & { readonly lines: string[] } {
  const lines: string[] = [];
  const write = (level: string) => (message: string) => void lines.push(`${level} ${message}`);
  return { lines, info: write('info'), warn: write('warn'), error: write('error') };
}
