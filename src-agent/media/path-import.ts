import { lstat, opendir } from 'node:fs/promises';
import { basename, extname, isAbsolute, join } from 'node:path';
import type { Progress } from '../tasks/tasks.ts';
import type { MediaIntake, Placing } from './media-intake.ts';

/** Endings that are worth opening; what a file really is its content tells. */
const mediaEnding = /^\.(jpe?g|png|webp|mp4|m4v|mov|webm|hei[cf]|gif|avif|avi|mkv|tiff?|bmp)$/i;

/** Refusals that are told one by one; more are only counted. */
const told = 20;

/** Takes files and whole folders of this computer into the library; answers the sentence that says what came out. */
export async function importPaths(
  intake: MediaIntake,
  paths: readonly string[],
  placing: Placing,
  { signal, tell }: Progress,
): Promise<string> {
  const found = await findFiles(paths, signal);
  const counts = { added: 0, known: 0 };
  const refusals = [...found.refusals];
  tell(0, found.files.length);
  for (const [index, path] of found.files.entries()) {
    signal.throwIfAborted();
    const outcome = await takeOne(intake, path, placing, signal);
    if ('refused' in outcome) refusals.push(outcome.refused);
    else if (outcome.isNew) counts.added += 1;
    else counts.known += 1;
    tell(index + 1);
  }
  return sentence(counts, found.skipped, refusals);
}

/** Whether a file of that name in a folder is to be looked at: hidden ones and those of other kinds are not. */
export function isMediaName(path: string): boolean {
  return !basename(path).startsWith('.') && mediaEnding.test(extname(path));
}

async function takeOne(intake: MediaIntake, path: string, placing: Placing, signal: AbortSignal) {
  try {
    return await intake.takePath(path, placing, signal);
  } catch (error) {
    signal.throwIfAborted();
    return { refused: `“${basename(path)}” cannot be read (${reason(error)}).` };
  }
}

type Found = { readonly files: string[]; skipped: number; readonly refusals: string[] };

async function findFiles(paths: readonly string[], signal: AbortSignal): Promise<Found> {
  const found: Found = { files: [], skipped: 0, refusals: [] };
  for (const path of paths) {
    if (!isAbsolute(path)) found.refusals.push(`“${path}” is not a full path.`);
    else await findBelow(path, true, found, signal);
  }
  return found;
}

/** What was named itself is always looked at; links are not followed, for they may lead anywhere. */
async function findBelow(path: string, isNamed: boolean, found: Found, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  try {
    const entry = await lstat(path);
    if (entry.isFile() && (isNamed || isMediaName(path))) found.files.push(path);
    else if (entry.isDirectory() && (isNamed || !basename(path).startsWith('.')))
      for await (const child of await opendir(path))
        await findBelow(join(path, child.name), false, found, signal);
    else if (isNamed) found.refusals.push(`“${basename(path)}” is a link. Name what it leads to.`);
    else found.skipped += 1;
  } catch (error) {
    signal.throwIfAborted();
    found.refusals.push(`“${basename(path)}” cannot be read (${reason(error)}).`);
  }
}

function sentence(
  { added, known }: { added: number; known: number },
  skipped: number,
  refusals: readonly string[],
): string {
  const parts = [`${added} added`];
  if (known > 0) parts.push(`${known} were already there`);
  if (skipped > 0) parts.push(`${skipped} skipped (hidden, links or of other kinds)`);
  if (refusals.length > 0) parts.push(`${refusals.length} refused`);
  const more = refusals.length > told ? ` And ${refusals.length - told} more.` : '';
  const reasons = refusals.length === 0 ? '' : ` ${refusals.slice(0, told).join(' ')}${more}`;
  return `${parts.join(', ')}.${reasons}`;
}

function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT') return 'it is not there';
  if (code === 'EACCES' || code === 'EPERM') return 'this user may not read it';
  if (code === 'ENOSPC') return 'the disk is full';
  return code === '' ? 'it failed' : code;
}
