import type { InboxReason } from '../../src-shared/domain/job.ts';

/** Why posts are in the inbox, most pressing first. */
export const inboxReasons: readonly InboxReason[] = [
  'outcome_unknown',
  'challenge',
  'missed_slot',
  'failed',
  'other',
];

/** What the inbox shows, as it stands in the address: the reason it is narrowed to, and the post that is open. */
export type InboxAddress = { readonly reason?: InboxReason; readonly open?: number };

/** Reads an address; what makes no sense is left out. */
export function readInboxAddress(raw: Record<string, unknown>): InboxAddress {
  const { open } = raw;
  const reason = inboxReasons.find((each) => each === raw['reason']);
  return {
    ...(reason === undefined ? {} : { reason }),
    ...(typeof open === 'number' && Number.isInteger(open) && open > 0 ? { open } : {}),
  };
}
