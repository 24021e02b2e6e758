import { captionProblemMessage, captionVariables, renderCaption } from '../../src-shared/caption.ts';
import type { Account } from '../../src-shared/domain/account.ts';
import type { CampaignField, ContentItem } from '../../src-shared/domain/campaign.ts';
import type { Platform } from '../../src-shared/domain/platform.ts';
import { captionIssues, captionLength, photoRules } from '../../src-shared/platform-rules.ts';

/** A variable one can put into a caption, with what it stands for. */
export const captionChoices = [
  { name: 'account.handle', says: 'The handle, e.g. harbor.coffee' },
  { name: 'account.display_name', says: 'The display name, e.g. Harbor Coffee' },
  { name: 'account.platform', says: 'The platform, e.g. instagram' },
  { name: 'client', says: 'Whose brand it is, e.g. Kestrel Agency' },
  { name: 'date', says: 'The day of the post, e.g. 2026-11-21' },
  { name: 'time', says: 'The time of the post, e.g. 09:30' },
  { name: 'weekday', says: 'The day of the week, e.g. Saturday' },
] as const;

/** What stands in a text and what of it is selected. */
export type TextSelection = { readonly start: number; readonly end: number };

/** Replaces the selection with `token` and says where the caret belongs afterwards. */
export function insertToken(
  text: string,
  selection: TextSelection,
  token: string,
): { readonly text: string; readonly caret: number } {
  return {
    text: text.slice(0, selection.start) + token + text.slice(selection.end),
    caret: selection.start + token.length,
  };
}

/** The words a platform gets, and which of them are its own. */
export function wordsOn(item: ContentItem, platform: Platform) {
  const variant = item.variants[platform];
  return {
    skip: variant?.skip ?? false,
    caption: variant?.caption ?? item.caption,
    firstComment: variant?.firstComment ?? item.firstComment,
    mediaIds: variant?.mediaIds ?? item.mediaIds,
  };
}

/**
 * A text as one account will post it, of several words to choose from the first. `localTime` is on the account's clock,
 * `2026-11-21T09:30`, or a day alone.
 */
export function captionFor(
  account: Account,
  caption: string,
  localTime: string,
  fields: readonly CampaignField[] = [],
): string {
  return renderCaption(caption, captionVariables(account, localTime, fields)).text;
}

/** How long the longest finished caption on a platform is, against what the platform takes. */
export type CaptionMeter = {
  readonly platform: Platform;
  readonly length: number;
  readonly max: number;
  readonly problems: readonly string[];
};

/** One meter a platform among the accounts; without accounts, Instagram's with the caption as typed. */
export function captionMeters(
  item: ContentItem,
  accounts: readonly Account[],
  date: string,
  fields: readonly CampaignField[] = [],
): readonly CaptionMeter[] {
  const longest = new Map<Platform, string>();
  for (const account of accounts) {
    const words = wordsOn(item, account.platform);
    if (words.skip) continue;
    const text = captionFor(account, words.caption, date, fields);
    const before = longest.get(account.platform);
    if (
      before === undefined ||
      captionLength(text, account.platform) > captionLength(before, account.platform)
    )
      longest.set(account.platform, text);
  }
  if (longest.size === 0) longest.set('instagram', item.caption);
  return [...longest].map(([platform, text]) => ({
    platform,
    length: captionLength(text, platform),
    max: photoRules[platform].captionMax,
    problems: captionIssues(text, platform).map((issue) => issue.message),
  }));
}

/** What is wrong with a text's braces, each once, in order of appearance. */
export function templateProblems(caption: string, fields: readonly CampaignField[] = []): readonly string[] {
  const nobody = { handle: '', displayName: '', platform: 'instagram' };
  const variables = captionVariables(nobody, '', fields);
  const { problems } = renderCaption(caption, variables);
  return [...new Set(problems.map((problem) => captionProblemMessage(problem, Object.keys(variables))))];
}
