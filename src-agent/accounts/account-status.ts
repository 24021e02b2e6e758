import type { AccountStatus } from '../../src-shared/domain/account.ts';
import type { Writer } from '../store/store.ts';

/** Sets an account's status and why, with its event; jobs of an account that is not active wait. */
export function changeAccountStatus(
  tx: Writer,
  accountId: number,
  status: AccountStatus,
  reason: string | null,
  now: number,
): void {
  const account = tx.get(
    tx.query.selectFrom('account').select(['handle', 'status']).where('id', '=', accountId),
  );
  if (account === undefined) return;
  tx.run(
    tx.query
      .updateTable('account')
      .set({ status, status_reason: reason, updated_at: now })
      .where('id', '=', accountId),
  );
  if (account.status !== status)
    tx.append({
      type: 'account.updated',
      message: `@${account.handle} is ${words[status]}`,
      accountId,
      data: { status, from: account.status, reason },
    });
}

const words: Readonly<Record<AccountStatus, string>> = {
  active: 'active',
  banned: 'banned',
  cooldown: 'resting',
  needs_captcha: 'waiting for a person to pass a check',
  inactive: 'switched off',
};
