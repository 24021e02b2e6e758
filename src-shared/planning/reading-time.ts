import type { Random } from './random.ts';

/** What of a post decides how long somebody looks at it. */
export type Readable = { readonly text: string; readonly isVideo: boolean };

const glanceMs = 1_500;
/** About 230 words a minute. */
const wordMs = 260;
const videoMs = { least: 3_000, most: 12_000 };
const longestMs = 30_000;

/** Time spent on a post of usual length, in milliseconds: what plans reckon with. */
export const usualReadingMs = 5_000;

/** How long a person looks at a post, in milliseconds: by its words, longer for a video, each time a quarter more or less. */
export function readingMs({ text, isVideo }: Readable, random: Random): number {
  const words = text.split(/\s+/u).filter((word) => word !== '').length;
  const watching = isVideo ? videoMs.least + random() * (videoMs.most - videoMs.least) : 0;
  const usual = glanceMs + words * wordMs + watching;
  return Math.round(Math.min(longestMs, usual * (0.75 + random() / 2)));
}
