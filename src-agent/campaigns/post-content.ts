import { captionVariables, renderCaption } from '../../src-shared/caption.ts';
import type { CampaignField, ContentItem, ContentKind } from '../../src-shared/domain/campaign.ts';
import { type Platform, platform as platforms } from '../../src-shared/domain/platform.ts';
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
      new Map(items.flatMap((item, index) => contentOn(item, index, platform))),
    ]),
  );
}

function contentOn(item: ContentItem, index: number, platform: Platform): [number, PostContent][] {
  const variant = item.variants[platform];
  if (variant?.skip === true) return [];
  const content = {
    item: index,
    kind: item.kind,
    mediaIds: variant?.mediaIds ?? item.mediaIds,
    caption: variant?.caption ?? item.caption,
    firstComment: variant?.firstComment ?? item.firstComment,
  };
  return [[index, content]];
}

/** What is written for one account on one day. */
export type PostText = { readonly caption: string; readonly firstComment: string };

/** Fills in the texts of a post; `day` is the account's, `2026-11-21`. */
export class PostWriter {
  readonly #fields: readonly CampaignField[];

  constructor(fields: readonly CampaignField[]) {
    this.#fields = fields;
  }

  write(content: PostContent, account: AccountFacts, day: string): PostText {
    if (!content.caption.includes('{') && !content.firstComment.includes('{')) return content;
    const own = this.#fields.map(({ name, value, accounts }) => [name, accounts[account.id] ?? value]);
    const variables = { ...captionVariables(account, day), ...Object.fromEntries(own) };
    const fill = (text: string) => renderCaption(text, variables).text;
    return { caption: fill(content.caption), firstComment: fill(content.firstComment) };
  }
}
