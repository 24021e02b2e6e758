import { useMutation } from '@tanstack/react-query';
import type { AccountBulkChange, AccountFilter, AccountSelection } from '../../src-shared/domain/account.ts';
import type { AgentClient } from '../../src-shared/contract/contract.ts';
import { useAgent } from '../agent/agent-context.ts';
import { formatCount } from '../format/amount.ts';
import { tellDone, tellFailure, tellUndo } from '../parts/tell.tsx';
import { readIds } from '../tables/read-ids.ts';
import { selectionInput, type Selection } from '../tables/selection.ts';

const largestPage = 500;

/** The accounts that are ticked, as the agent takes them. */
export function selectedAccounts(
  client: AgentClient,
  selection: Selection,
  filter: AccountFilter,
): Promise<AccountSelection> {
  return selectionInput(selection, filter, (most) =>
    readIds((cursor) => client.accounts.list({ ...filter, ...cursor, limit: largestPage }), most),
  );
}

/** Changes many accounts at once; what was done is told with a way to take it back. */
export function useAccountChanges(selected: () => Promise<AccountSelection>) {
  const { client } = useAgent();
  const undo = useMutation({
    mutationFn: (token: string) => client.accounts.undoChange({ undo: token }),
    onSuccess: ({ changed }) => tellDone(`${formatCount(changed, 'account')} as before.`),
    onError: tellFailure,
  });
  return useMutation({
    mutationFn: async (change: AccountBulkChange) =>
      client.accounts.change({ selection: await selected(), change }),
    onSuccess: (answer) =>
      tellUndo(`${formatCount(answer.changed, 'account')} changed.`, () => undo.mutate(answer.undo)),
    onError: tellFailure,
  });
}
