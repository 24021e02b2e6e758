import type { Account } from '../../src-shared/domain/account.ts';
import type { CampaignField, ContentItem, PlannedPost } from '../../src-shared/domain/campaign.ts';
import type { Platform } from '../../src-shared/domain/platform.ts';
import { captionFor, wordsOn } from './caption-editing.ts';
import type { CardPost } from './post-card.tsx';

/**
 * A post as an account shows it. What the agent planned is taken as it is; until it answers, the words are filled in here.
 * For a platform without an account: with its words as they are typed.
 */
export function cardPostOf(
  item: ContentItem,
  account: Account | Platform,
  planned: PlannedPost | null,
  date: string,
  fields: readonly CampaignField[],
): CardPost {
  if (typeof account === 'string') {
    const words = wordsOn(item, account);
    return { ...item, ...words, platform: account, handle: 'your.account', name: 'Your account' };
  }
  const { platform, handle, displayName: name } = account;
  if (planned !== null) {
    const { kind, mediaIds, caption, firstComment } = planned;
    return { platform, handle, name, kind, mediaIds, caption, firstComment };
  }
  const words = wordsOn(item, platform);
  const filled = (text: string) => captionFor(account, text, date, fields);
  return {
    platform,
    handle,
    name,
    kind: item.kind,
    mediaIds: words.mediaIds,
    caption: filled(words.caption),
    firstComment: filled(words.firstComment),
  };
}
