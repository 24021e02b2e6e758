import type { Work, WorkFile } from '../delivery.ts';

/** The first file of a job that posts one. */
export function firstFile(work: Pick<Work, 'content'>): WorkFile {
  const [file] = work.content.files;
  if (file === undefined) throw new Error('this job posts no file');
  return file;
}
