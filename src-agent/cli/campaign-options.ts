import type { z } from 'zod';
import type { ContentItem, ContentKind } from '../../src-shared/domain/campaign.ts';
import { platform as platforms } from '../../src-shared/domain/platform.ts';
import type { campaignPlan } from '../../src-shared/domain/schedule.ts';
import { CommandFailure } from './failure.ts';

/** What is posted, as it is written on the command line. */
export type ContentOptions = {
  readonly kind: ContentKind;
  readonly caption: string;
  readonly firstComment: string;
  readonly instagramCaption?: string;
  readonly threadsCaption?: string;
  readonly tiktokCaption?: string;
};

/** When, as it is written on the command line. */
export type ScheduleOptions = {
  readonly at?: string;
  readonly spreadFrom?: string;
  readonly spreadUntil?: string;
  readonly rule?: string;
  readonly zone?: string;
};

/** One item a file; one of all files for a carousel, one without files for a text. */
export function itemsOf(options: ContentOptions, mediaIds: readonly number[]): ContentItem[] {
  const own = {
    instagram: options.instagramCaption,
    threads: options.threadsCaption,
    tiktok: options.tiktokCaption,
  };
  const variants = Object.fromEntries(
    platforms.options.flatMap((platform) => {
      const caption = own[platform];
      return caption === undefined ? [] : [[platform, { skip: false, caption }]];
    }),
  );
  const { kind, caption, firstComment } = options;
  const together = kind === 'carousel' || kind === 'text';
  const files = together ? [[...mediaIds]] : mediaIds.map((id) => [id]);
  return files.map((ids) => ({ kind, mediaIds: ids, caption, firstComment, variants }));
}

/** The plan that the options describe; what was not said is as usual. */
export function planOf(options: ScheduleOptions): z.input<typeof campaignPlan> {
  const { zone } = options;
  return { schedule: scheduleOf(options), ...(zone === undefined ? {} : { zone }) };
}

function scheduleOf({ at, spreadFrom, spreadUntil, rule }: ScheduleOptions) {
  if (spreadFrom !== undefined || spreadUntil !== undefined) {
    if (spreadFrom === undefined || spreadUntil === undefined || at !== undefined || rule !== undefined)
      throw new CommandFailure('WRONG_USE', 'Give --spread-from and --spread-until, and no other time.', 2);
    return { kind: 'spread' as const, from: spreadFrom, until: spreadUntil };
  }
  if (rule !== undefined) {
    if (at === undefined)
      throw new CommandFailure(
        'WRONG_USE',
        'Say with --at when the first of --rule is, as 2026-11-21T09:30.',
        2,
      );
    return { kind: 'recurring' as const, from: at, rule };
  }
  return at === undefined ? { kind: 'now' as const } : { kind: 'at' as const, at };
}
