import type { AgentClient } from '../../src-shared/contract/contract.ts';
import type { Account } from '../../src-shared/domain/account.ts';
import { readAccounts } from '../accounts/use-account-pages.ts';

/** How many phones the chosen accounts post through. `known`: those already read; if that is not all, all are read. */
export async function countPhones(
  client: AgentClient,
  known: readonly Account[],
  chosenIds: readonly number[],
): Promise<number> {
  const chosen = new Set(chosenIds);
  const enough = known.filter((account) => chosen.has(account.id)).length === chosen.size;
  const accounts = enough ? known : await readAccounts(client, '');
  const phones = new Set<number>();
  for (const { id, deviceId } of accounts) if (chosen.has(id) && deviceId !== null) phones.add(deviceId);
  return phones.size;
}
