import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAccountPages } from '../accounts/use-account-pages.ts';
import { useAgent } from '../agent/agent-context.ts';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { TextLink } from '../parts/links.tsx';
import { LoadingRows } from '../parts/loading-rows.tsx';
import { Panel } from '../parts/panel.tsx';
import { useRows } from '../parts/use-rows.ts';
import { AllAccounts } from './all-accounts.tsx';
import { AccountChoice } from './account-choice.tsx';
import { withAccounts } from './composer-state.ts';
import classes from './composer.module.css';
import { FieldProblems } from './field-problems.tsx';
import { saidOfAccounts } from './place-issues.ts';
import type { Composer } from './use-composer.ts';

/** What the picker needs of a composer; other forms that choose accounts have as much. */
type Choosing = Pick<Composer, 'state' | 'change' | 'issues' | 'attempted'>;

/** Who posts it: the accounts with the state of their phones. */
export function AccountPicker({ composer }: { readonly composer: Choosing }) {
  const { query } = useAgent();
  const [search, setSearch] = useState('');
  const [settled] = useDebouncedValue(search.trim(), 200);
  const pages = useAccountPages(settled);
  const devices = useQuery(query.devices.list.queryOptions({ input: { limit: 500 } }));
  const phones = new Map((devices.data?.items ?? []).map((device) => [device.id, device]));
  const chosen = new Set(composer.state.accountIds);
  const { items: accounts, total } = pages;

  const {
    scroller,
    visible,
    total: height,
  } = useRows<HTMLDivElement>({
    count: accounts.length,
    height: 58,
    keyOf: (index) => accounts[index]?.id ?? index,
    nearEnd: pages.nearEnd,
  });
  const about = saidOfAccounts(composer.issues);
  const problems =
    composer.attempted || chosen.size > 0
      ? composer.issues.filter(({ path }) => path === 'accountIds').map(({ message }) => message)
      : [];
  const noneAtAll = pages.known && accounts.length === 0 && settled === '';

  return (
    <Panel
      title="Accounts"
      aside={
        <span className={classes.hint}>
          {chosen.size > 0 ? `${chosen.size.toLocaleString()} chosen` : 'None chosen'}
        </span>
      }
    >
      {pages.isPending ? <LoadingRows rows={3} height={40} /> : null}
      {pages.error === null ? null : <FailureNotice error={pages.error} onRetry={pages.retry} />}
      {noneAtAll ? (
        <p className={classes.none}>
          There are no accounts yet.{' '}
          <TextLink to="/accounts" search={{ edit: 'new' }}>
            Add one
          </TextLink>{' '}
          first.
        </p>
      ) : (
        <>
          <div className={classes.pickTools}>
            <AllAccounts composer={composer} search={settled} accounts={accounts} total={total} />
            <TextInput
              className={classes.pickSearch}
              size="xs"
              aria-label="Search accounts"
              placeholder="Search"
              leftSection={<IconSearch size={14} aria-hidden="true" />}
              value={search}
              onChange={(change) => setSearch(change.currentTarget.value)}
            />
          </div>
          <div ref={scroller} className={classes.picker}>
            <ul className={classes.choices} style={{ height }}>
              {visible.map(({ index, key, start }) => {
                const account = accounts[index];
                if (account === undefined) return null;
                return (
                  <li key={key} style={{ transform: `translateY(${start}px)` }} className={classes.choice}>
                    <AccountChoice
                      account={account}
                      phone={account.deviceId === null ? null : (phones.get(account.deviceId) ?? null)}
                      checked={chosen.has(account.id)}
                      problems={about.get(account.id) ?? []}
                      onChange={(checked) =>
                        composer.change((before) => withAccounts(before, [account.id], checked))
                      }
                    />
                  </li>
                );
              })}
            </ul>
          </div>
        </>
      )}
      <FieldProblems problems={problems} />
    </Panel>
  );
}
