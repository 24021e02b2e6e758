import { Button } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconFileImport, IconPlus, IconSearch, IconUsers } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { accountName } from '../../src-shared/account-name.ts';
import type { Account } from '../../src-shared/domain/account.ts';
import { useAgent } from '../agent/agent-context.ts';
import { formatCount } from '../format/amount.ts';
import { ImportDrawer } from '../imports/import-drawer.tsx';
import type { ImportKind } from '../imports/import-kind.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { Page } from '../parts/page.tsx';
import { Panel } from '../parts/panel.tsx';
import { useNow } from '../parts/use-now.ts';
import { FailingProxies } from '../proxies/failing-proxies.tsx';
import { VaultBanner } from '../settings/vault-banner.tsx';
import { ColumnMenu } from '../tables/column-menu.tsx';
import { ListTable } from '../tables/list-table.tsx';
import { nothingSelected } from '../tables/selection.ts';
import { useColumnChoice } from '../tables/use-column-choice.ts';
import { useListRows } from '../tables/use-list-rows.ts';
import { useSelection } from '../tables/use-selection.ts';
import { ViewsMenu } from '../tables/views-menu.tsx';
import { AccountBulk } from './account-bulk.tsx';
import { accountColumns } from './account-columns.tsx';
import { AccountDrawer } from './account-drawer.tsx';
import { AccountFilters } from './account-filters.tsx';
import {
  accountFilter,
  isFiltered,
  readAccountsSearch,
  viewOf,
  type AccountsSearch,
} from './accounts-search.ts';
import classes from './accounts.module.css';

const accountImports: ImportKind = {
  of: 'accounts',
  nouns: ['account', 'accounts'],
  teaching:
    'CSV or JSON from a spreadsheet or another tool, or one account a line such as name:password. Up to 32 MB.',
};

/** The accounts one publishes for. */
export function AccountsPage() {
  const navigate = useNavigate();
  const { query } = useAgent();
  const search = useSearch({ from: '/accounts' });
  const now = useNow(60_000);
  const [chosen, choose] = useColumnChoice('accounts');
  const filter = accountFilter(search);
  const sort = search.sort ?? 'id';
  const rows = useListRows<Account>({
    key: JSON.stringify([filter, sort]),
    read: (range) => query.accounts.list.queryOptions({ input: { ...filter, ...range, sort } }),
  });
  const [selection, select] = useSelection(JSON.stringify(filter));
  const go = (to: AccountsSearch) => void navigate({ to: '/accounts', search: to });
  const open = (edit: number | 'new') => go({ ...search, edit });
  const clear = () => go(search.sort === undefined ? {} : { sort: search.sort });
  useHotkeys([['n', () => open('new')]]);
  const filtered = isFiltered(search);
  const columns = accountColumns(now);
  const actions = (
    <>
      <Button
        variant="default"
        leftSection={<IconFileImport size={16} />}
        onClick={() => go({ ...search, import: 'new' })}
      >
        Import
      </Button>
      <Button leftSection={<IconPlus size={16} />} onClick={() => open('new')} aria-keyshortcuts="n">
        Add account
      </Button>
    </>
  );
  return (
    <Page
      fill
      width="full"
      title="Accounts"
      intro="Identities on platforms, with the phone, the proxy and the profile each works through."
      actions={actions}
    >
      {rows.known && rows.total === 0 && !filtered && !rows.old ? (
        <EmptyState icon={<IconUsers size={26} />} title="No accounts yet" actions={actions}>
          Add the accounts you own or manage for a brand, one by one or from a file. Sign in to them on a
          phone as usual: Switchyard uses the app that is already signed in. A password is only kept if you
          give one.
        </EmptyState>
      ) : (
        <div className={classes.stack}>
          <VaultBanner />
          <FailingProxies />
          <div className={classes.tools}>
            <AccountFilters search={search} filtered={filtered} onChange={go} onClear={clear} />
            <span className={classes.total} role="status">
              {rows.known ? formatCount(rows.total, 'account') : ''}
            </span>
            <ViewsMenu
              list="accounts"
              current={{ ...viewOf(search), ...(chosen === null ? {} : { columns: [...chosen] }) }}
              onApply={({ columns: kept, ...view }) => {
                choose(Array.isArray(kept) ? kept.filter((each) => typeof each === 'string') : null);
                go(readAccountsSearch(view));
              }}
            />
            <ColumnMenu columns={columns} chosen={chosen} onChoose={choose} />
          </div>
          <Panel flush grow>
            {rows.error === null ? null : <FailureNotice error={rows.error} onRetry={rows.retry} />}
            <ListTable
              label="Accounts"
              columns={columns}
              chosen={chosen}
              rows={rows}
              sort={sort}
              onSort={(next) => go(readAccountsSearch({ ...search, sort: next }))}
              selection={selection}
              onSelection={select}
              onOpen={({ id }) => open(id)}
              nameOf={({ handle }) => accountName(handle)}
              empty={
                <EmptyState
                  icon={<IconSearch size={26} />}
                  title="No account matches"
                  actions={
                    <Button variant="default" onClick={clear}>
                      Clear the filters
                    </Button>
                  }
                >
                  {search.search === undefined
                    ? 'No account has all that is asked for above.'
                    : `Nothing that fits is called “${search.search}”.`}
                </EmptyState>
              }
            />
          </Panel>
          <AccountBulk
            selection={selection}
            filter={filter}
            total={rows.total}
            onClear={() => select(nothingSelected)}
          />
        </div>
      )}
      <AccountDrawer
        edit={search.edit}
        onClose={() => {
          const { edit: _edit, ...rest } = search;
          go(rest);
        }}
      />
      <ImportDrawer
        kind={accountImports}
        open={search.import}
        onOpen={(which) => go({ ...search, import: which })}
        onShow={(importId) => go({ importId })}
        onClose={() => {
          const { import: _import, ...rest } = search;
          go(rest);
        }}
      />
    </Page>
  );
}
