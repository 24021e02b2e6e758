import type { MediaMime, Placement } from './domain/media.ts';
import type { Platform } from './domain/platform.ts';

/** From least to most, both included. */
type Range = { readonly min: number; readonly max: number };

/** How a platform counts the length of a text. */
export type TextCounting = 'utf16' | 'emoji_as_bytes';

/** What a text may be: lengths in what `counting` counts; null where there is no such limit. */
type TextRules = {
  readonly max: number;
  readonly counting: TextCounting;
  readonly hashtagsMax: number | null;
  readonly mentionsMax: number | null;
};

/** What a picture may be. Sizes in bytes and pixels, aspect as width divided by height. */
export type ImageRules = {
  readonly types: readonly MediaMime[];
  readonly bytesMax: number;
  readonly aspect: Range | null;
  readonly width: Range | null;
  /** The longer and the shorter side, whichever way the picture is turned. */
  readonly sidesMax: { readonly long: number; readonly short: number } | null;
  /** The platform scales pictures of other sizes by itself, so that a wrong size is only advice. */
  readonly scales: boolean;
};

/** What a video may be. Durations in milliseconds, frame rates a second, bit rates in bits a second. */
export type VideoRules = {
  readonly types: readonly MediaMime[];
  readonly bytesMax: number;
  readonly durationMs: Range;
  readonly aspect: Range | null;
  readonly widthMax: number | null;
  readonly side: Range | null;
  readonly frameRate: Range;
  readonly bitRateMax: number | null;
  readonly videoCodecs: readonly string[];
  /** Null where the platform does not say. */
  readonly audioCodecs: readonly string[] | null;
};

/** One row of the preflight table. `recommended`: the aspect the platform shows best. `items`: files in one post. */
export type PlacementRules = {
  readonly platform: Platform;
  readonly title: string;
  readonly image: ImageRules | null;
  readonly video: VideoRules | null;
  readonly recommended: number | null;
  readonly items: Range;
  readonly text: TextRules | null;
};

/** A megabyte as the stricter reading of “MB” has it, so that a file is right under both. */
const MB = 1_000_000;
const second = 1000;
const minute = 60 * second;
const upright = 9 / 16;

/** platform-apis.md §3.8, column “Image (feed, carousel)”. Instagram scales other widths by itself. */
const instagramImage: ImageRules = {
  types: ['image/jpeg'],
  bytesMax: 8 * MB,
  aspect: { min: 4 / 5, max: 1.91 },
  width: { min: 320, max: 1440 },
  sidesMax: null,
  scales: true,
};

/** §3.8, column “Reel”. */
const instagramReel: VideoRules = {
  types: ['video/mp4', 'video/quicktime'],
  bytesMax: 300 * MB,
  durationMs: { min: 3 * second, max: 15 * minute },
  aspect: { min: 0.01, max: 10 },
  widthMax: 1920,
  side: null,
  frameRate: { min: 23, max: 60 },
  bitRateMax: 25_000_000,
  videoCodecs: ['avc', 'hevc'],
  audioCodecs: ['aac'],
};

/** §6.7: 2,200 characters, 30 hashtags, 20 mentions. */
const instagramText: TextRules = { max: 2200, counting: 'utf16', hashtagsMax: 30, mentionsMax: 20 };

/** What each placement accepts, by the platforms' publishing references as of November 2026. */
export const placementRules: Readonly<Record<Placement, PlacementRules>> = {
  instagram_image: {
    platform: 'instagram',
    title: 'Instagram photo',
    image: instagramImage,
    video: null,
    recommended: null,
    items: { min: 1, max: 1 },
    text: instagramText,
  },
  // §3.8: videos of a carousel are held to the rules of reels, 60 s at most. §6.7: 2–10 items.
  instagram_carousel: {
    platform: 'instagram',
    title: 'Instagram carousel',
    image: instagramImage,
    video: { ...instagramReel, durationMs: { min: 3 * second, max: minute } },
    recommended: null,
    items: { min: 2, max: 10 },
    text: instagramText,
  },
  instagram_reel: {
    platform: 'instagram',
    title: 'Instagram reel',
    image: null,
    video: instagramReel,
    recommended: upright,
    items: { min: 1, max: 1 },
    text: instagramText,
  },
  // §3.8, columns “Story image” and “Story video”; §6.7: no text.
  instagram_story: {
    platform: 'instagram',
    title: 'Instagram story',
    image: { ...instagramImage, aspect: null, width: null },
    video: {
      ...instagramReel,
      bytesMax: 100 * MB,
      durationMs: { min: 3 * second, max: minute },
      aspect: { min: 0.1, max: 10 },
    },
    recommended: upright,
    items: { min: 1, max: 1 },
    text: null,
  },
  // §4.4; §6.7: 500 with emoji counted as their UTF-8 bytes, one topic tag, 2–20 items in a carousel.
  threads: {
    platform: 'threads',
    title: 'Threads post',
    image: {
      types: ['image/jpeg', 'image/png'],
      bytesMax: 8 * MB,
      aspect: { min: 1 / 10, max: 10 },
      width: { min: 320, max: 1440 },
      sidesMax: null,
      scales: true,
    },
    video: {
      ...instagramReel,
      bytesMax: 1000 * MB,
      durationMs: { min: 1, max: 5 * minute },
      bitRateMax: 100_000_000,
    },
    recommended: null,
    items: { min: 1, max: 20 },
    text: { max: 500, counting: 'emoji_as_bytes', hashtagsMax: null, mentionsMax: null },
  },
  // §5.11 “Media” and §5.7: the longest duration the interface takes; a creator's own limit can be lower.
  tiktok_video: {
    platform: 'tiktok',
    title: 'TikTok video',
    image: null,
    video: {
      types: ['video/mp4', 'video/quicktime', 'video/webm'],
      bytesMax: 4000 * MB,
      durationMs: { min: 1, max: 10 * minute },
      aspect: null,
      widthMax: null,
      side: { min: 360, max: 4096 },
      frameRate: { min: 23, max: 60 },
      bitRateMax: null,
      videoCodecs: ['avc', 'hevc', 'vp8', 'vp9'],
      audioCodecs: null,
    },
    recommended: upright,
    items: { min: 1, max: 1 },
    text: { max: 2200, counting: 'utf16', hashtagsMax: null, mentionsMax: null },
  },
  // §5.11 “Media” (1080p read as 1,920 × 1,080 either way round) and §5.9.
  tiktok_photo: {
    platform: 'tiktok',
    title: 'TikTok photo',
    image: {
      types: ['image/jpeg', 'image/webp'],
      bytesMax: 20 * MB,
      aspect: null,
      width: null,
      sidesMax: { long: 1920, short: 1080 },
      scales: false,
    },
    video: null,
    recommended: null,
    items: { min: 1, max: 35 },
    text: { max: 4000, counting: 'utf16', hashtagsMax: null, mentionsMax: null },
  },
};

/** All placements, in the order they are shown. */
export const placements = Object.keys(placementRules) as Placement[];
