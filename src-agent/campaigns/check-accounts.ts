import { accountName } from '../../src-shared/account-name.ts';
import type { AccountStatus } from '../../src-shared/domain/account.ts';
import type { CampaignDraft, ContentKind } from '../../src-shared/domain/campaign.ts';
import type { Platform } from '../../src-shared/domain/platform.ts';
import { platformName } from '../../src-shared/platform-rules.ts';
import type { Steps } from '../steps.ts';
import type { AccountFacts, CampaignFacts, PhoneFacts } from './campaign-facts.ts';
import type { CampaignParts } from './campaign-parts.ts';
import type { Findings } from './findings.ts';
import type { Contents } from './post-content.ts';

/** Accounts looked at in one step: some milliseconds. */
const window = 5_000;

/** What is found: what stands in the way, and what does not. */
export type Found = { readonly issues: Findings; readonly warnings: Findings };

/** Judges who takes part: whether they may post, and whether the phones they post through are ready. */
export function* checkAccounts(
  draft: Pick<CampaignDraft, 'accountIds' | 'accountFilter' | 'plan'>,
  facts: CampaignFacts,
  overPhone: ReadonlySet<Platform>,
  { issues, warnings }: Found,
): Steps<void> {
  const where = draft.accountFilter === null ? 'accountIds' : 'accountFilter';
  for (const position of facts.removed)
    issues.add(`${where}.${position}`, 'This account was removed. Take it out of the campaign.');
  if (facts.leftOut > 0)
    warnings.add(
      where,
      `${facts.leftOut} ${facts.leftOut === 1 ? 'account is' : 'accounts are'} left out: in the archive or not active.`,
    );
  if (draft.accountFilter !== null && facts.accounts.length === 0)
    issues.add(where, 'No active account is found. Choose other conditions.');
  const atOnce = draft.plan.schedule.kind === 'now';
  const waiting = new Map<number | null, number>();
  const removed = new Set(facts.removed);
  let position = 0;
  for (const [index, account] of facts.accounts.entries()) {
    while (removed.has(position)) position += 1;
    const path = draft.accountFilter === null ? `accountIds.${position}` : where;
    position += 1;
    for (const message of accountIssues(account)) issues.add(path, message);
    if (overPhone.has(account.platform)) {
      const phone = account.deviceId === null ? undefined : facts.phones.get(account.deviceId);
      if (phone?.isIphone === true)
        issues.add(
          path,
          `${accountName(account.handle)} is on ${phone.name}, an iPhone, which nothing can be posted through. Choose an Android phone under Accounts, or connect the account to the platform’s own API.`,
        );
      else if (phone === undefined || !isReady(phone)) {
        if (atOnce) issues.add(path, `${accountName(account.handle)} ${notReady(phone)}`);
        else waiting.set(account.deviceId, (waiting.get(account.deviceId) ?? 0) + 1);
      }
    }
    if ((index + 1) % window === 0) yield;
  }
  for (const [deviceId, count] of waiting) {
    const phone = deviceId === null ? undefined : facts.phones.get(deviceId);
    const who = `${count} ${count === 1 ? 'account' : 'accounts'}`;
    warnings.add(
      where,
      phone === undefined
        ? `${who} ${count === 1 ? 'has' : 'have'} no phone. Choose one under Accounts before the first post is due.`
        : `${phone.name} is not ready now: ${phone.reason} ${who} ${count === 1 ? 'posts' : 'post'} through it.`,
    );
  }
}

function notReady(phone: PhoneFacts | undefined): string {
  return phone === undefined
    ? 'has no phone. Choose one under Accounts.'
    : `cannot post now: ${phone.name} is not ready. ${phone.reason}`;
}

function isReady({ state, screenLocked }: PhoneFacts): boolean {
  return !screenLocked && (state === 'ready' || state === 'degraded');
}

function* accountIssues(account: AccountFacts): Generator<string> {
  const who = accountName(account.handle);
  if (account.handle.includes('@'))
    yield `The handle of ${who} is not known yet, so that it cannot be found on a phone. Enter it under Accounts.`;
  if (account.archivedAt !== null) yield `${who} is in the archive. Take it out first.`;
  if (account.status !== 'active') yield `${who} is ${statusWords[account.status]}. Set it to active first.`;
}

const statusWords: Readonly<Record<Exclude<AccountStatus, 'active'>, string>> = {
  banned: 'banned',
  cooldown: 'resting after the app limited it',
  needs_captcha: 'waiting for you to pass a check on its phone',
  inactive: 'switched off',
};

/**
 * Whether there is a way for what is posted on each platform: one sentence a platform, not one an account. Answers the
 * platforms that are posted to over phones.
 */
export function checkRoutes(
  routeFor: CampaignParts['routeFor'],
  platforms: ReadonlySet<Platform>,
  contents: Contents,
  { issues }: Found,
): Set<Platform> {
  const overPhone = new Set<Platform>();
  for (const platform of platforms) {
    const wanted: { path: string; kind: ContentKind | 'comment' }[] = [];
    for (const [item, content] of contents.get(platform) ?? []) {
      wanted.push({ path: `items.${item}.kind`, kind: content.kind });
      if (content.firstComment !== '') wanted.push({ path: `items.${item}.firstComment`, kind: 'comment' });
    }
    const refused = wanted.flatMap(({ path, kind }) => {
      const way = routeFor(platform, kind);
      if ('route' in way) {
        if (way.route === 'phone') overPhone.add(platform);
        return [];
      }
      return [{ path, refusal: way.refusal }];
    });
    const [first] = refused;
    if (first === undefined) continue;
    if (refused.length === wanted.length) issues.add('accountIds', first.refusal);
    else for (const { path, refusal } of refused) issues.add(path, `${platformName(platform)}: ${refusal}`);
  }
  return overPhone;
}
