import { accountName } from '../../src-shared/account-name.ts';
import type { AccountStatus } from '../../src-shared/domain/account.ts';
import type { Writer } from '../store/store.ts';
import { nextStatus, type StatusRequest } from './status-machine.ts';

/** A status that is asked for, and why. */
export type StatusChange = StatusRequest & { readonly reason: string | null };

/**
 * Sets an account's status with its reason and its event; jobs of an account that is not active wait. False when whoever
 * asks may not change it so, and nothing is written.
 */
export function changeAccountStatus(
  tx: Writer,
  accountId: number,
  change: StatusChange,
  now: number,
): boolean {
  const account = tx.get(
    tx.query.selectFrom('account').select(['handle', 'status', 'cooldown_until']).where('id', '=', accountId),
  );
  if (account === undefined) return false;
  const before = { status: account.status, cooldownUntil: account.cooldown_until };
  const next = nextStatus(before, change, now);
  if (next === null) return false;
  tx.run(
    tx.query
      .updateTable('account')
      .set({
        status: next.status,
        cooldown_until: next.cooldownUntil,
        status_reason: change.reason,
        status_by: change.by,
        status_at: now,
        updated_at: now,
      })
      .where('id', '=', accountId),
  );
  tx.append({
    type: 'account.updated',
    message: `${accountName(account.handle)} is ${statusWords[next.status]}`,
    accountId,
    data: {
      status: next.status,
      from: before.status,
      by: change.by,
      reason: change.reason,
      cooldownUntil: next.cooldownUntil === null ? null : new Date(next.cooldownUntil).toISOString(),
    },
  });
  return true;
}

const statusWords: Readonly<Record<AccountStatus, string>> = {
  active: 'active',
  banned: 'banned',
  cooldown: 'resting',
  needs_captcha: 'waiting for a person to pass a check',
  inactive: 'switched off',
};
