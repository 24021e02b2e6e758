import { accountName } from '../../src-shared/account-name.ts';
import type { Media } from '../../src-shared/domain/media.ts';
import type { Platform } from '../../src-shared/domain/platform.ts';
import { phoneRefusal } from '../../src-shared/media-fit.ts';
import { captionIssues } from '../../src-shared/platform-rules.ts';
import type { Found } from './check-accounts.ts';
import type { Post } from './plan-campaign.ts';
import { type Contents, isPlain } from './post-content.ts';

/** Judges what is posted on each platform, whoever posts it. */
export function checkContents(
  platforms: ReadonlySet<Platform>,
  contents: Contents,
  media: ReadonlyMap<number, Media>,
  { issues }: Found,
): void {
  for (const platform of platforms)
    for (const [item, content] of contents.get(platform) ?? []) {
      if (content.kind !== 'text' && content.mediaIds.length === 0)
        issues.add(`items.${item}.mediaIds.0`, 'The picture is not in the library any more. Add it again.');
      for (const [index, id] of content.mediaIds.entries()) {
        const file = media.get(id);
        const refusal = content.kind === 'photo' && file !== undefined ? phoneRefusal(file) : null;
        if (refusal !== null) issues.add(`items.${item}.mediaIds.${index}`, refusal);
      }
      if (isPlain(content.caption))
        for (const { message } of captionIssues(content.caption, platform))
          issues.add(`items.${item}.caption`, message);
    }
}

/** Judges the finished caption of one post, where it differs from account to account. */
export function checkCaption(post: Post, { issues }: Found): void {
  if (isPlain(post.content.caption)) return;
  for (const { message } of captionIssues(post.caption, post.account.platform))
    issues.add(`items.${post.content.item}.caption`, `${accountName(post.account.handle)}: ${message}`);
}
