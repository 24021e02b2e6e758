import { answer } from '../api/answer.ts';
import { contract } from '../../src-shared/contract/contract.ts';
import { agentContract } from '../api/implementer.ts';
import { unanswered } from '../api/unanswered.ts';
import type { Accounts } from './accounts.ts';

/** `accounts` of the contract. */
export function accountsApi(accounts: Accounts) {
  const api = agentContract.accounts;
  return api.router({
    ...unanswered(contract.accounts),
    list: api.list.handler(({ input }) => accounts.list(input)),
    get: api.get.handler(({ input }) => answer(accounts.get(input.id))),
    create: api.create.handler(({ input }) => answer(accounts.create(input, input.ownershipConfirmed))),
    update: api.update.handler(({ input }) => answer(accounts.update(input.id, input))),
    delete: api.delete.handler(({ input }) => answer(accounts.delete(input.id))),
  });
}
