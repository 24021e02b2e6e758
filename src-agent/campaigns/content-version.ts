import { hash } from 'node:crypto';
import type { JobKind } from '../../src-shared/domain/job.ts';

/** What makes a post that very post. `occurrence`: which time of a recurring campaign, else empty. */
export type PostIdentity = {
  readonly campaignUid: string;
  /** Index into the campaign's items. */
  readonly item: number;
  readonly kind: JobKind;
  readonly mediaIds: readonly number[];
  /** As it will be typed, variables filled in. */
  readonly caption: string;
  readonly occurrence: string;
};

/** The key under which, together with its account, a post happens once: 32 hexadecimal digits. */
export function contentVersion(post: PostIdentity): string {
  return hash('sha256', JSON.stringify(identity(post)), 'hex').slice(0, 32);
}

/** Photos posted before there were other kinds are known by these four: the same photo has to get the same key. */
function identity({ campaignUid, item, kind, mediaIds, caption, occurrence }: PostIdentity) {
  if (kind === 'photo' && occurrence === '') return [campaignUid, item, mediaIds[0], caption];
  return [campaignUid, item, kind, mediaIds, caption, occurrence];
}
