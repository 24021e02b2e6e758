import type { AccountStatus } from '../../src-shared/domain/account.ts';
import type { ProxyStatus } from '../../src-shared/domain/proxy.ts';
import { plainSql } from '../store/plain-sql.ts';
import type { Reader } from '../store/store.ts';

/** How many jobs may be in hand at once, in all and through one proxy. */
export type Concurrency = { readonly global: number; readonly perProxy: number };

/** Where nobody set another. */
export const usualConcurrency: Concurrency = { global: 40, perProxy: 4 };

/** What decides whether an account may have a job in hand now. Yes and no are 1 and 0. */
export type GateFacts = {
  readonly status: AccountStatus;
  readonly archived_at: number | null;
  readonly proxy_id: number | null;
  readonly proxy_status: ProxyStatus | null;
  readonly switched_off: number;
  readonly busy: number;
  /** Jobs in hand through the account's proxy. */
  readonly at_proxy: number;
};

/** Why an account's lane is to be parked, or null when it may go. Only what goes from this computer uses the account's proxy. */
export function whyParked(
  facts: GateFacts,
  needsProxy: boolean,
  { perProxy }: Concurrency,
): 'account' | 'busy' | 'proxy' | null {
  if (facts.status !== 'active' || facts.archived_at !== null || facts.switched_off === 1) return 'account';
  if (facts.busy === 1) return 'busy';
  if (!needsProxy || facts.proxy_id === null) return null;
  return facts.proxy_status !== 'active' || facts.at_proxy >= perProxy ? 'proxy' : null;
}

/** Reads them; a few looks, because what is in hand is never much. */
export function readGate(reader: Reader, accountId: number): GateFacts | undefined {
  return reader.get(plainSql<GateFacts>(gate, [accountId]));
}

/** Jobs in hand in all. */
export function countInHand(reader: Reader): number {
  return (
    reader.get(plainSql<{ count: number }>(`SELECT count(*) AS count FROM job WHERE status = 'running'`))
      ?.count ?? 0
  );
}

const gate = `
  SELECT account.status, account.archived_at, account.proxy_id, proxy.status AS proxy_status,
    EXISTS (SELECT 1 FROM kill_switch WHERE scope = 'account:' || account.id) AS switched_off,
    EXISTS (SELECT 1 FROM job WHERE job.account_id = account.id AND job.status = 'running') AS busy,
    iif(account.proxy_id IS NULL, 0, (SELECT count(*) FROM job CROSS JOIN account AS other ON other.id = job.account_id
      WHERE job.status = 'running' AND job.delivery <> 'phone' AND other.proxy_id = account.proxy_id)) AS at_proxy
  FROM account LEFT JOIN proxy ON proxy.id = account.proxy_id WHERE account.id = ?`;
