import type { Work, WorkFile } from '../delivery.ts';

/** The picture of a job that posts one. */
export function photoOf(work: Pick<Work, 'content'>): WorkFile {
  const [file] = work.content.files;
  if (work.content.kind !== 'photo' || file === undefined) throw new Error('this job posts no photo');
  return file;
}
