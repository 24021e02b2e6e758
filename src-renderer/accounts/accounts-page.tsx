import { Button } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconFileImport, IconPlus, IconUsers } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { accountName } from '../../src-shared/account-name.ts';
import type { Account } from '../../src-shared/domain/account.ts';
import { useAgent } from '../agent/agent-context.ts';
import { ImportDrawer } from '../imports/import-drawer.tsx';
import type { ImportKind } from '../imports/import-kind.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { Page } from '../parts/page.tsx';
import { useNow } from '../parts/use-now.ts';
import { FailingProxies } from '../proxies/failing-proxies.tsx';
import { VaultBanner } from '../settings/vault-banner.tsx';
import { ListPanel } from '../tables/list-panel.tsx';
import { nothingSelected } from '../tables/selection.ts';
import { useListRows } from '../tables/use-list-rows.ts';
import { useSelection } from '../tables/use-selection.ts';
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
          <ListPanel
            list="accounts"
            label="Accounts"
            nouns={accountImports.nouns}
            filters={<AccountFilters search={search} onChange={go} onClear={clear} />}
            columns={accountColumns(now)}
            rows={rows}
            sort={sort}
            view={viewOf(search)}
            onView={(view) => go(readAccountsSearch(view))}
            onClear={clear}
            selection={selection}
            onSelection={select}
            onOpen={({ id }) => open(id)}
            nameOf={({ handle }) => accountName(handle)}
          />
          <AccountBulk
            selection={selection}
            filter={filter}
            total={rows.total}
            onClear={() => select(() => nothingSelected)}
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
