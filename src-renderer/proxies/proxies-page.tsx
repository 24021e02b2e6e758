import { Button } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import {
  IconActivityHeartbeat,
  IconClockCog,
  IconFileImport,
  IconPlus,
  IconRoute,
} from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { Proxy } from '../../src-shared/domain/proxy.ts';
import { useAgent } from '../agent/agent-context.ts';
import { ImportDrawer } from '../imports/import-drawer.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Page } from '../parts/page.tsx';
import { useNow } from '../parts/use-now.ts';
import { ListPanel } from '../tables/list-panel.tsx';
import { nothingSelected } from '../tables/selection.ts';
import { useListRows } from '../tables/use-list-rows.ts';
import { useSelection } from '../tables/use-selection.ts';
import { CheckProgress } from './check-progress.tsx';
import { CheckSettings } from './check-settings.tsx';
import { FailingProxies } from './failing-proxies.tsx';
import { proxyFilter, readProxiesSearch, viewOf, type ProxiesSearch } from './proxies-search.ts';
import classes from './proxies.module.css';
import { ProxyBulk } from './proxy-bulk.tsx';
import { proxyColumns } from './proxy-columns.tsx';
import { ProxyDrawer } from './proxy-drawer.tsx';
import { proxyImports } from './proxy-imports.ts';
import { ProxyFilters } from './proxy-filters.tsx';
import { useProxyChecks } from './use-proxy-checks.ts';

/** The ways out that accounts use, and how they are. */
export function ProxiesPage() {
  const navigate = useNavigate();
  const { query } = useAgent();
  const search = useSearch({ from: '/proxies' });
  const now = useNow(30_000);
  const [settings, setSettings] = useState(false);
  const checks = useProxyChecks();
  const filter = proxyFilter(search);
  const filtered = Object.keys(filter).length > 0;
  const sort = search.sort ?? 'id';
  const rows = useListRows<Proxy>({
    key: JSON.stringify([filter, sort]),
    read: (range) => query.proxies.list.queryOptions({ input: { ...filter, ...range, sort } }),
  });
  const [selection, select] = useSelection(JSON.stringify(filter));
  const go = (to: ProxiesSearch) => void navigate({ to: '/proxies', search: to });
  const open = (edit: number | 'new') => go({ ...search, edit });
  const clear = () => go(search.sort === undefined ? {} : { sort: search.sort });
  const close = () => go(viewOf(search));
  useHotkeys([['n', () => open('new')]]);
  const none = rows.known && rows.total === 0 && !filtered && !rows.old;
  const adding = (
    <>
      <Button
        variant="default"
        leftSection={<IconFileImport size={16} />}
        onClick={() => go({ ...search, import: 'new' })}
      >
        Import
      </Button>
      <Button leftSection={<IconPlus size={16} />} onClick={() => open('new')} aria-keyshortcuts="n">
        Add proxy
      </Button>
    </>
  );
  return (
    <Page
      fill
      width="full"
      title="Proxies"
      intro="The ways out that account browsers use."
      actions={
        <>
          <Button
            variant="default"
            leftSection={<IconClockCog size={16} />}
            onClick={() => setSettings(true)}
          >
            Check settings
          </Button>
          {none ? null : (
            <Button
              variant="default"
              leftSection={<IconActivityHeartbeat size={16} />}
              loading={checks.beginning}
              disabled={checks.running !== undefined}
              onClick={() => checks.begin({ filter })}
            >
              {filtered ? 'Check these' : 'Check all'}
            </Button>
          )}
          {adding}
        </>
      }
    >
      {none ? (
        <EmptyState icon={<IconRoute size={26} />} title="No proxies yet" actions={adding}>
          Add the proxies you rent, one by one or the whole list of a provider from a file. Then deal them out
          to accounts: select accounts, press Proxy, choose some.
        </EmptyState>
      ) : (
        <div className={classes.stack}>
          <FailingProxies />
          {checks.running === undefined ? null : (
            <CheckProgress
              task={checks.running}
              cancelling={checks.cancelling}
              onCancel={() => checks.running !== undefined && checks.cancel(checks.running)}
            />
          )}
          <ListPanel
            list="proxies"
            label="Proxies"
            nouns={proxyImports.nouns}
            filters={<ProxyFilters search={search} onChange={go} onClear={clear} />}
            columns={proxyColumns(now)}
            rows={rows}
            sort={sort}
            view={viewOf(search)}
            onView={(view) => go(readProxiesSearch(view))}
            onClear={clear}
            selection={selection}
            onSelection={select}
            onOpen={({ id }) => open(id)}
            nameOf={({ name }) => name}
          />
          <ProxyBulk
            selection={selection}
            filter={filter}
            total={rows.total}
            checking={checks.beginning}
            onCheck={checks.begin}
            onClear={() => select(() => nothingSelected)}
          />
        </div>
      )}
      <ProxyDrawer edit={search.edit} onClose={close} />
      <ImportDrawer
        kind={proxyImports}
        open={search.import}
        onOpen={(which) => go({ ...search, import: which })}
        onShow={(importId) => go({ importId })}
        onClose={close}
      />
      <CheckSettings opened={settings} onClose={() => setSettings(false)} />
    </Page>
  );
}
