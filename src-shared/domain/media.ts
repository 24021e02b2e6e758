import { z } from 'zod';
import { client, tag, tags } from './account.ts';
import { id, instant, uid } from './ids.ts';
import { platform } from './platform.ts';

export const imageMime = z.enum(['image/jpeg', 'image/png', 'image/webp']);
export const videoMime = z.enum(['video/mp4', 'video/quicktime', 'video/webm']);
const mediaMime = z.union([imageMime, videoMime]);
export type MediaMime = z.infer<typeof mediaMime>;

/**
 * A file in the library, stored once by content. Sizes in bytes and pixels (as shown, orientation applied), durations in
 * milliseconds, bit rates in bits a second.
 */
export const media = z.object({
  id,
  uid,
  fileName: z.string(),
  kind: z.enum(['image', 'video']),
  mime: mediaMime,
  bytes: z.number().int(),
  width: z.number().int(),
  height: z.number().int(),
  /** EXIF orientation 1–8 of the file itself; 1 is upright. */
  orientation: z.number().int().min(1).max(8),
  durationMs: z.number().int().nullable(),
  videoCodec: z.string().nullable(),
  audioCodec: z.string().nullable(),
  frameRate: z.number().nullable(),
  bitRate: z.number().int().nullable(),
  /** The file says where it was taken. */
  hasLocation: z.boolean(),
  sha256: z.string().length(64),
  /** `/`-separated, `` for the top. */
  folder: z.string(),
  client: z.string().nullable(),
  tags: z.array(z.string()),
  /** A small picture of it is there. */
  hasThumbnail: z.boolean(),
  /** The file on disk is gone. */
  missing: z.boolean(),
  /** The file this one was made from by a fix. */
  originalId: id.nullable(),
  /** Posts made with it. */
  uses: z.number().int(),
  createdAt: instant,
});
export type Media = z.infer<typeof media>;

export const mediaFolder = z
  .string()
  .trim()
  .max(300)
  .regex(/^$|^[^/\\\p{Cc}]+(\/[^/\\\p{Cc}]+)*$/u, 'names separated by /, such as Summer/Beach');

/** What may be changed of a file in the library; what is left out stays. */
export const mediaChange = z.object({
  fileName: z.string().trim().min(1).max(255).optional(),
  folder: mediaFolder.optional(),
  client: client.nullable().optional(),
  tags: tags.optional(),
});

export const mediaFilter = z.object({
  search: z.string().max(200).optional(),
  kind: z.enum(['image', 'video']).optional(),
  folder: mediaFolder.optional(),
  tag: tag.optional(),
  client: client.optional(),
  missing: z.enum(['yes', 'no']).optional(),
  used: z.enum(['yes', 'no']).optional(),
});
export type MediaFilter = z.infer<typeof mediaFilter>;

export const mediaSelection = z.union([
  z.object({ ids: z.array(id).min(1).max(100_000) }),
  z.object({ filter: mediaFilter }),
]);
export type MediaSelection = z.infer<typeof mediaSelection>;

/** One change for many files. */
export const mediaBulkChange = z.object({
  folder: mediaFolder.optional(),
  client: client.nullable().optional(),
  addTags: tags.optional(),
  removeTags: tags.optional(),
});
export type MediaBulkChange = z.infer<typeof mediaBulkChange>;

/** One post made with a file. */
export const mediaUse = z.object({
  jobId: id,
  runId: id,
  accountId: id,
  accountHandle: z.string(),
  campaignName: z.string(),
  status: z.string(),
  at: instant,
});
export type MediaUse = z.infer<typeof mediaUse>;

/** Where a file can be put; the columns of the preflight table. */
export const placement = z.enum([
  'instagram_image',
  'instagram_carousel',
  'instagram_reel',
  'instagram_story',
  'threads',
  'tiktok_video',
  'tiktok_photo',
]);
export type Placement = z.infer<typeof placement>;

/** What can be done about a finding with one click; the original is kept. */
export const mediaFix = z.enum(['to_jpeg', 'crop', 'scale', 'strip_location']);
export type MediaFix = z.infer<typeof mediaFix>;

/** One rule a file breaks there. `stops`: the platform refuses it; else it is only advice. */
const mediaFinding = z.object({
  rule: z.string(),
  message: z.string(),
  stops: z.boolean(),
  fix: mediaFix.nullable(),
});
export type MediaFinding = z.infer<typeof mediaFinding>;

/** A file made by fixes, with what the placement still finds about it: empty when it fits. */
export const fixedMedia = media.extend({ findings: z.array(mediaFinding) });
export type FixedMedia = z.infer<typeof fixedMedia>;

/** How a file fits each placement of its kind; an empty list of findings means it can be posted there as it is. */
export const mediaFit = z.object({
  placement,
  platform,
  title: z.string(),
  findings: z.array(mediaFinding),
});
export type MediaFit = z.infer<typeof mediaFit>;

/** A name under which a file can be fetched from outside for a while: 32 hexadecimal digits that nobody can guess. */
export const mediaReference = z.object({
  reference: z.string().length(32),
  mediaId: id,
  createdAt: instant,
  expiresAt: instant,
  state: z.enum(['valid', 'expired', 'revoked']),
});
export type MediaReference = z.infer<typeof mediaReference>;

/** A folder of this computer whose files come into the library by themselves. */
export const watchedFolder = z.object({
  id,
  path: z.string(),
  /** Where in the library they go. */
  folder: z.string(),
  client: z.string().nullable(),
  state: z.enum(['watching', 'unreadable']),
  problem: z.string().nullable(),
  added: z.number().int(),
});
export type WatchedFolder = z.infer<typeof watchedFolder>;
