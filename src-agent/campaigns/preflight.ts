import { accountName } from '../../src-shared/account-name.ts';
import { captionVariables, renderCaption } from '../../src-shared/caption.ts';
import type { AccountStatus } from '../../src-shared/domain/account.ts';
import type { CampaignDraft } from '../../src-shared/domain/campaign.ts';
import type { DeviceState } from '../../src-shared/domain/device.ts';
import type { Media } from '../../src-shared/domain/media.ts';
import type { Platform } from '../../src-shared/domain/platform.ts';
import type { Issue } from '../../src-shared/domain/problem.ts';
import { phoneRefusal } from '../../src-shared/media-fit.ts';
import { captionIssues, platformName } from '../../src-shared/platform-rules.ts';

/** What the check needs to know of an account the draft names. */
export type AccountFacts = {
  readonly id: number;
  readonly platform: Platform;
  readonly handle: string;
  readonly displayName: string;
  readonly status: AccountStatus;
  readonly archived: boolean;
  readonly device: {
    readonly name: string;
    readonly state: DeviceState;
    readonly reason: string;
    readonly screenLocked: boolean;
  } | null;
};

/** What the check needs to know of a file the draft names. */
export type MediaFacts = {
  readonly fileName: string;
  readonly kind: Media['kind'];
  readonly missing: boolean;
};

/** What the check needs to know besides the draft. `date`: today where the agent runs, `2026-11-21`. */
export type PreflightFacts = {
  readonly accounts: ReadonlyMap<number, AccountFacts>;
  readonly media: ReadonlyMap<number, MediaFacts>;
  readonly date: string;
};

/** A post as it would be made. `item`: index into the draft's items. */
export type PlannedPost = {
  readonly accountId: number;
  readonly handle: string;
  readonly platform: Platform;
  readonly item: number;
  readonly caption: string;
};

/** Platforms that can be posted to through a phone. */
const phonePlatforms: readonly Platform[] = ['instagram'];

/** Everything that stands in the way of a draft, each with its field, and the posts it would make. */
export function preflight(
  draft: CampaignDraft,
  facts: PreflightFacts,
  withoutPhones = false,
): { readonly issues: Issue[]; readonly posts: PlannedPost[] } {
  const issues: Issue[] = [...draftIssues(draft, facts)];
  const posts: PlannedPost[] = [];
  for (const [index, accountId] of draft.accountIds.entries()) {
    const account = facts.accounts.get(accountId);
    const path = `accountIds.${index}`;
    if (account === undefined) {
      issues.push({ path, message: 'This account was removed. Take it out of the campaign.' });
      continue;
    }
    if (!withoutPhones) issues.push(...accountIssues(account).map((message) => ({ path, message })));
    for (const [item, content] of draft.items.entries()) {
      const { text } = renderCaption(content.caption, captionVariables(account, facts.date));
      posts.push({ accountId, handle: account.handle, platform: account.platform, item, caption: text });
      for (const issue of captionIssues(text, account.platform))
        issues.push({
          path: `items.${item}.caption`,
          message: `${accountName(account.handle)}: ${issue.message}`,
        });
    }
  }
  return { issues, posts };
}

function* draftIssues(draft: CampaignDraft, facts: PreflightFacts): Generator<Issue> {
  if (draft.name === '') yield { path: 'name', message: 'Give the campaign a name.' };
  if (draft.items.length === 0) yield { path: 'items', message: 'Add a picture to post.' };
  if (draft.accountIds.length === 0) yield { path: 'accountIds', message: 'Choose at least one account.' };
  if (new Set(draft.accountIds).size < draft.accountIds.length)
    yield { path: 'accountIds', message: 'An account is chosen twice.' };
  const known = Object.keys(captionVariables({ handle: '', displayName: '', platform: '' }, ''));
  for (const [item, content] of draft.items.entries()) {
    const problem = mediaProblem(facts.media.get(content.mediaIds[0] ?? 0));
    if (problem !== null) yield { path: `items.${item}.mediaIds.0`, message: problem };
    const { unknown } = renderCaption(content.caption, Object.fromEntries(known.map((name) => [name, ''])));
    if (unknown.length > 0)
      yield {
        path: `items.${item}.caption`,
        message: `{${unknown[0]}} is not a variable. There are ${known.map((name) => `{${name}}`).join(', ')}.`,
      };
  }
}

/** Posts go through a phone, whose app converts and crops pictures itself: only what it cannot take stands in the way. */
function mediaProblem(media: MediaFacts | undefined): string | null {
  if (media === undefined) return 'The picture is not in the library any more. Add it again.';
  if (media.missing) return `The file of “${media.fileName}” is gone from the disk. Add it again.`;
  return phoneRefusal(media);
}

function* accountIssues(account: AccountFacts): Generator<string> {
  const who = accountName(account.handle);
  if (!phonePlatforms.includes(account.platform))
    yield `${who} is on ${platformName(account.platform)}, which cannot be posted to through a phone yet.`;
  if (account.handle.includes('@'))
    yield `The handle of ${who} is not known yet, so that it cannot be found on a phone. Enter it under Accounts.`;
  if (account.archived) yield `${who} is in the archive. Take it out first.`;
  if (account.status !== 'active') yield `${who} is ${statusWords[account.status]}. Set it to active first.`;
  if (account.device === null) yield `${who} has no phone. Choose one under Accounts.`;
  else if (
    account.device.screenLocked ||
    (account.device.state !== 'ready' && account.device.state !== 'degraded')
  )
    yield `${who}: ${account.device.name} is not ready. ${account.device.reason}`;
}

const statusWords: Readonly<Record<Exclude<AccountStatus, 'active'>, string>> = {
  banned: 'banned',
  cooldown: 'resting after the app limited it',
  needs_captcha: 'waiting for you to pass a check on its phone',
  inactive: 'switched off',
};
