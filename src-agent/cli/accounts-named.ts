import type { Account } from '../../src-shared/domain/account.ts';
import type { RemoteAgent } from './agent-connection.ts';
import { CommandFailure } from './failure.ts';

/** The ids of the accounts a person names: their handles, or "all". A handle that is on several platforms names all of them. */
export async function accountsNamed(agent: RemoteAgent, handles: readonly string[]): Promise<number[]> {
  return findAccounts(await allAccounts(agent), handles);
}

async function allAccounts(agent: RemoteAgent): Promise<Account[]> {
  const accounts: Account[] = [];
  let cursor: string | undefined;
  do {
    const page = await agent.accounts.list({ limit: 500, ...(cursor === undefined ? {} : { cursor }) });
    accounts.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return accounts;
}

function findAccounts(accounts: readonly Account[], handles: readonly string[]): number[] {
  if (handles.includes('all')) return accounts.map(({ id }) => id);
  const wanted = handles.map((handle) => handle.replace(/^@/, '').toLowerCase());
  const unknown = wanted.filter((handle) => !accounts.some((account) => account.handle === handle));
  if (unknown.length > 0)
    throw new CommandFailure(
      'NOT_FOUND',
      `There is no account ${unknown.map((each) => `@${each}`).join(', ')}.`,
    );
  return accounts.filter(({ handle }) => wanted.includes(handle)).map(({ id }) => id);
}
