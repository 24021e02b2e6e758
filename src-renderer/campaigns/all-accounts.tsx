import { Checkbox } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Account } from '../../src-shared/domain/account.ts';
import { readAccounts } from '../accounts/use-account-pages.ts';
import { useAgent } from '../agent/agent-context.ts';
import { tellFailure } from '../parts/tell.tsx';
import { withAccounts } from './composer-state.ts';
import type { Composer } from './use-composer.ts';

/** Ticks or unticks every account that matches the search, also those that were not scrolled to. */
export function AllAccounts(props: {
  readonly composer: Pick<Composer, 'state' | 'change'>;
  readonly search: string;
  /** Those read so far, of `total` that match. */
  readonly accounts: readonly Account[];
  readonly total: number;
}) {
  const { composer, search, accounts, total } = props;
  const { client } = useAgent();
  const [tickedFor, setTickedFor] = useState<string | null>(null);
  const choose = (ids: readonly number[], ticked: boolean) => {
    composer.change((before) => withAccounts(before, ids, ticked));
    setTickedFor(ticked ? search : null);
  };
  const tick = useMutation({
    mutationFn: async (ticked: boolean) => ({ ticked, matching: await readAccounts(client, search) }),
    onSuccess: ({ ticked, matching }) => choose(idsOf(matching), ticked),
    onError: tellFailure,
  });
  const chosen = new Set(composer.state.accountIds);
  const shown = accounts.filter((account) => chosen.has(account.id)).length;
  const restTicked =
    accounts.length === total || (search === '' ? chosen.size >= total : tickedFor === search);
  const every = accounts.length > 0 && shown === accounts.length && restTicked;
  return (
    <Checkbox
      label={`${search === '' ? 'All accounts' : 'All that match'} (${total.toLocaleString()})`}
      checked={tick.isPending ? tick.variables : every}
      indeterminate={!tick.isPending && !every && shown > 0}
      disabled={tick.isPending || total === 0}
      onChange={({ currentTarget: { checked } }) =>
        accounts.length === total ? choose(idsOf(accounts), checked) : tick.mutate(checked)
      }
    />
  );
}

function idsOf(accounts: readonly Account[]): number[] {
  return accounts.map((account) => account.id);
}
