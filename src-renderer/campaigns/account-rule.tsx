import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { AccountFilters } from '../accounts/account-filters.tsx';
import { accountFilter as filterOf, readAccountsSearch } from '../accounts/accounts-search.ts';
import { useAgent } from '../agent/agent-context.ts';
import { formatCount } from '../format/amount.ts';
import { accountName } from '../../src-shared/account-name.ts';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { Panel } from '../parts/panel.tsx';
import classes from './plan.module.css';
import { FieldProblems } from './field-problems.tsx';
import { saidOf } from './place-issues.ts';
import type { Composer } from './use-composer.ts';

const named = 8;

/** The accounts as a filter: the words of the accounts list, and whom they find now. */
export function AccountRule({ composer }: { readonly composer: Composer }) {
  const { query } = useAgent();
  const { state, change } = composer;
  const filter = state.accountFilter ?? { archived: 'no' as const };
  const found = useQuery(
    query.accounts.list.queryOptions({
      input: { ...filter, limit: named },
      placeholderData: keepPreviousData,
    }),
  );
  const search = readAccountsSearch(filter);
  const set = (next: typeof search) =>
    change((before) => ({ ...before, accountFilter: filterOf(readAccountsSearch(next)) }));
  const total = found.data?.total;
  const first = found.data?.items ?? [];
  return (
    <Panel
      title="All accounts that match"
      aside={
        <span className={classes.hint} role="status">
          {total === undefined ? '' : `${formatCount(total, 'account')} now`}
        </span>
      }
    >
      <div className={classes.filters}>
        <AccountFilters search={search} onChange={set} onClear={() => set({})} />
      </div>
      {found.error === null ? null : (
        <FailureNotice error={found.error} onRetry={() => void found.refetch()} />
      )}
      <p className={classes.note}>
        {total === 0
          ? 'No account matches. Take a condition away.'
          : `${first.map(({ handle }) => accountName(handle)).join(', ')}${
              total !== undefined && total > first.length
                ? ` and ${(total - first.length).toLocaleString()} more`
                : ''
            }`}
      </p>
      <FieldProblems
        problems={[...saidOf(composer.issues, 'accountFilter'), ...saidOf(composer.issues, 'accountIds')]}
      />
    </Panel>
  );
}
