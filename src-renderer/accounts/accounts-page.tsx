import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue, useHotkeys } from '@mantine/hooks';
import { IconPlus, IconSearch, IconUsers } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { formatCount } from '../format/amount.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { LoadingRows } from '../parts/loading-rows.tsx';
import { Page } from '../parts/page.tsx';
import { Panel } from '../parts/panel.tsx';
import { AccountDrawer } from './account-drawer.tsx';
import { AccountTable } from './account-table.tsx';
import classes from './accounts.module.css';
import { useAccountPages } from './use-account-pages.ts';

/** The accounts one publishes for. */
export function AccountsPage() {
  const navigate = useNavigate();
  const { edit } = useSearch({ from: '/accounts' });
  const [search, setSearch] = useState('');
  const [settled] = useDebouncedValue(search.trim(), 200);
  const pages = useAccountPages(settled);
  const open = (which: number | 'new') => void navigate({ to: '/accounts', search: { edit: which } });
  const close = () => void navigate({ to: '/accounts', search: {} });
  useHotkeys([['n', () => open('new')]]);
  const none = pages.known && pages.items.length === 0;
  const addButton = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => open('new')} aria-keyshortcuts="n">
      Add account
    </Button>
  );
  return (
    <Page
      fill
      title="Accounts"
      intro="Each account is one identity on one platform, and posts through the phone it is signed in on."
      actions={addButton}
    >
      {none && settled === '' ? (
        <EmptyState icon={<IconUsers size={26} />} title="No accounts yet" actions={addButton}>
          Add the accounts you own or manage for a brand. Sign in to them on a phone as usual: Switchyard
          never asks for a password, it uses the app that is already signed in.
        </EmptyState>
      ) : (
        <div className={classes.stack}>
          <div className={classes.tools}>
            <TextInput
              className={classes.search}
              aria-label="Search accounts"
              placeholder="Search by handle or name"
              leftSection={<IconSearch size={16} aria-hidden="true" />}
              value={search}
              onChange={(change) => setSearch(change.currentTarget.value)}
            />
            <span className={classes.total} role="status">
              {!pages.known ? '' : formatCount(pages.total, 'account')}
            </span>
          </div>
          <Panel flush grow="fit">
            {pages.isPending ? <LoadingRows rows={8} height={36} /> : null}
            {pages.error === null ? null : <FailureNotice error={pages.error} onRetry={pages.retry} />}
            {none ? (
              <EmptyState
                icon={<IconSearch size={26} />}
                title="No account matches"
                actions={
                  <Button variant="default" onClick={() => setSearch('')}>
                    Clear the search
                  </Button>
                }
              >
                Nothing is called “{settled}”.
              </EmptyState>
            ) : null}
            {pages.items.length > 0 ? (
              <AccountTable accounts={pages.items} onOpen={open} nearEnd={pages.nearEnd} />
            ) : null}
          </Panel>
        </div>
      )}
      <AccountDrawer edit={edit} onClose={close} />
    </Page>
  );
}
