import { captionChooser, captionVariables, renderCaption } from '../../src-shared/caption.ts';
import type { CampaignField, ContentItem, ContentKind } from '../../src-shared/domain/campaign.ts';
import { type Platform, platform as platforms } from '../../src-shared/domain/platform.ts';
import { itemOn } from '../../src-shared/post-rules.ts';
import type { AccountFacts } from './campaign-facts.ts';

/** One item as it is on one platform. */
export type PostContent = {
  readonly item: number;
  readonly kind: ContentKind;
  readonly mediaIds: readonly number[];
  /** With its variables still in it. */
  readonly caption: string;
  readonly firstComment: string;
};

/** What is posted on each platform, by item; without those that are skipped there. */
export type Contents = ReadonlyMap<Platform, ReadonlyMap<number, PostContent>>;

/** Each item as it is on each platform. */
export function contentsOf(items: readonly ContentItem[]): Contents {
  return new Map(
    platforms.options.map((platform) => [
      platform,
      new Map(
        items.flatMap((item, index): [number, PostContent][] => {
          const content = itemOn(item, platform);
          return content === null ? [] : [[index, { ...content, item: index }]];
        }),
      ),
    ]),
  );
}

/** What is written for one account at one time. */
export type PostText = { readonly caption: string; readonly firstComment: string };

/** Which post: `localTime` on the account's clock (`2026-11-21T09:30`), `occurrence` of a recurring one. */
type PostPlace = { readonly localTime: string; readonly occurrence: string };

/**
 * Fills in the texts of posts. A choice falls by the plan's seed, the account, the item and the occurrence, so that the
 * preview, the job and a job that is written anew after a change say the same.
 */
export class PostWriter {
  readonly #fields: readonly CampaignField[];
  readonly #seed: number;

  constructor(fields: readonly CampaignField[], seed: number) {
    this.#fields = fields;
    this.#seed = seed;
  }

  write(content: PostContent, account: AccountFacts, { localTime, occurrence }: PostPlace): PostText {
    if (isPlain(content.caption) && isPlain(content.firstComment)) return content;
    const variables = captionVariables(account, localTime, this.#fields);
    const fill = (text: string, which: string) =>
      isPlain(text)
        ? text
        : renderCaption(
            text,
            variables,
            captionChooser(this.#seed, which, account.uid, content.item, occurrence),
          ).text;
    return { caption: fill(content.caption, 'caption'), firstComment: fill(content.firstComment, 'comment') };
  }
}

/** Nothing to fill in: most captions are so, and taking a hundred thousand apart takes its time. */
export function isPlain(text: string): boolean {
  return !/[{\\]/.test(text);
}
