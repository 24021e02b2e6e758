import type { Media } from '../../src-shared/domain/media.ts';

/** How one file that was dropped or chosen stands. */
export type Upload = {
  readonly id: number;
  readonly name: string;
  readonly state: 'waiting' | 'sending' | 'added' | 'known' | 'refused';
  /** Why it was refused. */
  readonly problem: string | null;
};

/** The largest file that is sent, in bytes; larger ones are imported from where they lie. */
const largestUpload = 320 * 1024 * 1024;

/** What the library takes, as a file dialog wants it. */
export const acceptedTypes = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'video/mp4',
  'video/quicktime',
  'video/webm',
] as const;

const acceptedEndings = /\.(jpe?g|png|webp|mp4|m4v|mov|qt|webm)$/i;

/** Why a file is not even sent, in a sentence; null when it is. Some systems know no type for a file, so the name counts too. */
export function refusalBefore(file: {
  readonly name: string;
  readonly type: string;
  readonly size: number;
}): string | null {
  const accepted: readonly string[] = acceptedTypes;
  if (!accepted.includes(file.type) && !(file.type === '' && acceptedEndings.test(file.name)))
    return 'Not a picture or video the library takes. Use JPEG, PNG, WebP, MP4, MOV or WebM.';
  if (file.size === 0) return 'The file is empty.';
  if (file.size > largestUpload)
    return 'Larger than 320 MB. Import it from where it lies: “Import from a folder”.';
  return null;
}

/** Whether an answer is a file that was there before: made before it was sent, or answered for another one of the same lot. */
export function wasThere(
  answer: Pick<Media, 'id' | 'createdAt'>,
  sentAt: number,
  seen: ReadonlySet<number>,
): boolean {
  return seen.has(answer.id) || Date.parse(answer.createdAt) < sentAt;
}

/** Where all of it stands. */
export function uploadCounts(uploads: readonly Upload[]) {
  const count = (state: Upload['state']) => uploads.filter((upload) => upload.state === state).length;
  const [added, known, refused] = [count('added'), count('known'), count('refused')];
  return { added, known, refused, finished: added + known + refused, total: uploads.length };
}
