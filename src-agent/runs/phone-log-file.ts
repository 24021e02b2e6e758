import { readFile } from 'node:fs/promises';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { storageTrouble } from '../store/storage-trouble.ts';
import { runFolder } from './step-files.ts';

/** Keeps what a phone logged during an attempt that did not work out; a disk that does not take it goes without. */
export function keepPhoneLog(dataDir: string, runId: number, attemptId: number, text: string): void {
  const folder = runFolder(dataDir, runId);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(join(folder, phoneLogFile(attemptId)), text, { mode: 0o600 });
  } catch (error) {
    if (storageTrouble(error) === null) throw error;
  }
}

/** The log that was kept of an attempt, or null. */
export async function readPhoneLog(dataDir: string, runId: number, attemptId: number): Promise<File | null> {
  const bytes = await readFile(join(runFolder(dataDir, runId), phoneLogFile(attemptId))).catch(() => null);
  if (bytes === null) return null;
  return new File([new Uint8Array(bytes)], phoneLogFile(attemptId), { type: 'text/plain' });
}

/** File name of an attempt's log inside its run's folder. */
export function phoneLogFile(attemptId: number): string {
  return `phone-log-${attemptId}.txt`;
}
