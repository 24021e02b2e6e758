import type { z } from 'zod';
import type { AccountStatus, accountChange, newAccount } from '../../src-shared/domain/account.ts';
import type { Issue } from '../../src-shared/domain/problem.ts';

type Asked = z.infer<typeof newAccount>;

/** A new account as it is asked for; what is left out it does not have. */
export type NewAccount = Pick<Asked, 'platform' | 'handle' | 'displayName'> &
  Partial<Omit<Asked, 'platform' | 'handle' | 'displayName'>>;

/** What may be changed of an account; what is left out stays, null takes away. */
export type AccountChange = z.infer<typeof accountChange>;

/** What is wrong with the end of a rest that is asked for. `now` in epoch milliseconds. */
export function restIssues(before: AccountStatus, change: AccountChange, now: number): Issue[] {
  if (change.cooldownUntil == null) return [];
  if ((change.status ?? before) !== 'cooldown')
    return [{ path: 'cooldownUntil', message: 'Only an account that rests has an end of its rest.' }];
  if (Date.parse(change.cooldownUntil) <= now)
    return [{ path: 'cooldownUntil', message: 'Choose a time that is still to come.' }];
  return [];
}
