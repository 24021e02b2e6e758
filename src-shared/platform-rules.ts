import type { Issue } from './domain/problem.ts';
import type { Platform } from './domain/platform.ts';

/** What a platform accepts for one photo post. Lengths in UTF-16 code units, bytes where it says so. */
export type PhotoRules = {
  readonly captionMax: number;
  readonly hashtagsMax: number | null;
  readonly mentionsMax: number | null;
};

/**
 * Instagram 2,200 characters, 30 hashtags, 20 mentions; Threads 500; TikTok photo description 4,000.
 * Source: the platforms' publishing references, as of November 2026.
 */
export const photoRules: Readonly<Record<Platform, PhotoRules>> = {
  instagram: { captionMax: 2200, hashtagsMax: 30, mentionsMax: 20 },
  threads: { captionMax: 500, hashtagsMax: null, mentionsMax: null },
  tiktok: { captionMax: 4000, hashtagsMax: null, mentionsMax: null },
};

const names: Readonly<Record<Platform, string>> = {
  instagram: 'Instagram',
  threads: 'Threads',
  tiktok: 'TikTok',
};

/** The platform's name as people write it. */
export function platformName(platform: Platform): string {
  return names[platform];
}

/** What is wrong with a finished caption (variables filled in) on that platform; empty when nothing is. */
export function captionIssues(caption: string, platform: Platform): Issue[] {
  const rules = photoRules[platform];
  const issues: Issue[] = [];
  const say = (message: string) => issues.push({ path: 'caption', message });
  if (caption.length > rules.captionMax)
    say(
      `${platformName(platform)} takes at most ${rules.captionMax} characters; this caption has ${caption.length}.`,
    );
  const hashtags = caption.match(/#[\p{L}\p{N}_]+/gu)?.length ?? 0;
  if (rules.hashtagsMax !== null && hashtags > rules.hashtagsMax)
    say(
      `${platformName(platform)} takes at most ${rules.hashtagsMax} hashtags; this caption has ${hashtags}.`,
    );
  const mentions = caption.match(/@[\w.]+/g)?.length ?? 0;
  if (rules.mentionsMax !== null && mentions > rules.mentionsMax)
    say(
      `${platformName(platform)} takes at most ${rules.mentionsMax} mentions; this caption has ${mentions}.`,
    );
  return issues;
}
