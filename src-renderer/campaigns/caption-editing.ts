import { captionVariables, renderCaption } from '../../src-shared/caption.ts';
import type { Account } from '../../src-shared/domain/account.ts';
import type { Platform } from '../../src-shared/domain/platform.ts';
import { captionIssues, captionLength, photoRules } from '../../src-shared/platform-rules.ts';

/** A variable one can put into a caption, with what it stands for. */
export const captionChoices = [
  { name: 'account.handle', says: 'The handle, e.g. harbor.coffee' },
  { name: 'account.display_name', says: 'The display name, e.g. Harbor Coffee' },
  { name: 'account.platform', says: 'The platform, e.g. instagram' },
  { name: 'date', says: 'The day of the post, e.g. 2026-11-21' },
] as const;

/** Replaces the selection with `{name}` and says where the caret belongs afterwards. */
export function insertVariable(
  text: string,
  selection: { readonly start: number; readonly end: number },
  name: string,
): { readonly text: string; readonly caret: number } {
  const token = `{${name}}`;
  return {
    text: text.slice(0, selection.start) + token + text.slice(selection.end),
    caret: selection.start + token.length,
  };
}

/** A caption as one account will post it. `date` is local, e.g. `2026-11-21`. */
export function captionFor(account: Account, caption: string, date: string) {
  return renderCaption(caption, captionVariables(account, date));
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
  caption: string,
  accounts: readonly Account[],
  date: string,
): readonly CaptionMeter[] {
  const longest = new Map<Platform, string>();
  for (const account of accounts) {
    const { text } = captionFor(account, caption, date);
    const before = longest.get(account.platform);
    if (
      before === undefined ||
      captionLength(text, account.platform) > captionLength(before, account.platform)
    )
      longest.set(account.platform, text);
  }
  if (longest.size === 0) longest.set('instagram', caption);
  return [...longest].map(([platform, text]) => ({
    platform,
    length: captionLength(text, platform),
    max: photoRules[platform].captionMax,
    problems: captionIssues(text, platform).map((issue) => issue.message),
  }));
}

/** Names between braces that mean nothing, in order of appearance. */
export function unknownVariables(caption: string): readonly string[] {
  return renderCaption(caption, captionVariables({ handle: '', displayName: '', platform: 'instagram' }, ''))
    .unknown;
}
