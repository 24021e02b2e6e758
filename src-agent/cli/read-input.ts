import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { CommandFailure } from './failure.ts';

/** A file that a person names, to be sent to the agent; one that cannot be read is told in a sentence. */
export async function readInput(path: string, type = ''): Promise<File> {
  try {
    return new File([await readFile(path)], basename(path), { type });
  } catch {
    throw new CommandFailure('FILE_UNREADABLE', `${path} cannot be read.`);
  }
}
