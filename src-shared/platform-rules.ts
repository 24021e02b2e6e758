import type { Issue } from './domain/problem.ts';
import type { Platform } from './domain/platform.ts';
import { placementRules, type TextCounting } from './media-rules.ts';

/** What a platform accepts as the text of one photo post; the numbers are those of the preflight table. */
export type PhotoRules = {
  readonly captionMax: number;
  readonly counting: TextCounting;
  readonly hashtagsMax: number | null;
  readonly mentionsMax: number | null;
};

export const photoRules: Readonly<Record<Platform, PhotoRules>> = {
  instagram: textOf('instagram_image'),
  threads: textOf('threads'),
  tiktok: textOf('tiktok_photo'),
};

function textOf(placement: 'instagram_image' | 'threads' | 'tiktok_photo'): PhotoRules {
  const { text } = placementRules[placement];
  if (text === null) throw new Error(`${placement} has no text`);
  const { max: captionMax, counting, hashtagsMax, mentionsMax } = text;
  return { captionMax, counting, hashtagsMax, mentionsMax };
}

/** How long a caption is as that platform counts: Threads counts emoji as their UTF-8 bytes, the others UTF-16 units. */
export function captionLength(caption: string, platform: Platform): number {
  if (photoRules[platform].counting === 'utf16') return caption.length;
  const emoji = caption.match(/\p{RGI_Emoji}/gv) ?? [];
  const bytes = emoji.reduce((sum, one) => sum + new TextEncoder().encode(one).length, 0);
  return caption.length - emoji.join('').length + bytes;
}

const names: Readonly<Record<Platform, string>> = {
  instagram: 'Instagram',
  threads: 'Threads',
  tiktok: 'TikTok',
};

/** The platform's name as people write it. */
export function platformName(platform: Platform): string {
  return names[platform];
}

/** What is wrong with a finished caption (variables filled in) on that platform, of a photo by default; empty when nothing is. */
export function captionIssues(
  caption: string,
  platform: Platform,
  rules: Pick<PhotoRules, 'captionMax' | 'hashtagsMax' | 'mentionsMax'> = photoRules[platform],
): Issue[] {
  const issues: Issue[] = [];
  const say = (message: string) => issues.push({ path: 'caption', message });
  const length = captionLength(caption, platform);
  if (length > rules.captionMax)
    say(
      `${platformName(platform)} takes at most ${rules.captionMax} characters; this caption has ${length}.`,
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
