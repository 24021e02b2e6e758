import { Button, Menu } from '@mantine/core';
import { IconActivityHeartbeat, IconChevronDown, IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ProxyFilter, ProxySelection, ProxyType } from '../../src-shared/domain/proxy.ts';
import { useAgent } from '../agent/agent-context.ts';
import { formatCount } from '../format/amount.ts';
import { readAll } from '../parts/paged.ts';
import { RemoveButton } from '../parts/remove-button.tsx';
import { tellDone, tellFailure } from '../parts/tell.tsx';
import { proxyLabels } from '../parts/tone.ts';
import { BulkBar } from '../tables/bulk-bar.tsx';
import { ExportDialog } from '../tables/export-dialog.tsx';
import { selectedCount, selectionInput, type Selection } from '../tables/selection.ts';
import { proxyTypes } from './proxies-search.ts';
import { typeNames } from './proxy-words.ts';
import { useRemoveProxies } from './remove-proxies.tsx';

type Change = { readonly type?: ProxyType; readonly status?: 'active' | 'inactive' | 'banned' };

/** The statuses a person can set; failing is found by checks alone. */
const settable = ['active', 'inactive', 'banned'] as const;

/** What can be done with the proxies that are ticked. */
export function ProxyBulk(props: {
  readonly selection: Selection;
  readonly filter: ProxyFilter;
  readonly total: number;
  readonly checking: boolean;
  readonly onCheck: (selection: ProxySelection) => void;
  readonly onClear: () => void;
}) {
  const { selection, filter } = props;
  const { client } = useAgent();
  const [exporting, setExporting] = useState(false);
  const count = selectedCount(selection, props.total);
  const proxies = formatCount(count, 'proxy', 'proxies');
  const selected = () =>
    selectionInput(selection, filter, async () => {
      const all = await readAll((cursor) => client.proxies.list({ ...filter, limit: 500, ...cursor }));
      return all.map(({ id }) => id);
    });
  const change = useMutation({
    mutationFn: async (what: Change) => client.proxies.change({ selection: await selected(), change: what }),
    onSuccess: ({ changed }) => tellDone(`${formatCount(changed, 'proxy', 'proxies')} changed.`),
    onError: tellFailure,
  });
  const check = useMutation({
    mutationFn: selected,
    onSuccess: props.onCheck,
    onError: tellFailure,
  });
  const remove = useRemoveProxies(props.onClear);
  return (
    <>
      <BulkBar count={count} nouns={['proxy', 'proxies']} onClear={props.onClear}>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconActivityHeartbeat size={14} />}
          loading={props.checking}
          onClick={() => check.mutate()}
        >
          Check
        </Button>
        <Menu>
          <Menu.Target>
            <Button variant="default" size="xs" rightSection={<IconChevronDown size={13} />}>
              Type
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {proxyTypes.map((type) => (
              <Menu.Item key={type} onClick={() => change.mutate({ type })}>
                {typeNames[type]}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
        <Menu>
          <Menu.Target>
            <Button variant="default" size="xs" rightSection={<IconChevronDown size={13} />}>
              Status
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {settable.map((status) => (
              <Menu.Item key={status} onClick={() => change.mutate({ status })}>
                {status === 'active' ? 'On: checked and used' : proxyLabels[status].text}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconDownload size={14} />}
          onClick={() => setExporting(true)}
        >
          Export
        </Button>
        <RemoveButton
          size="xs"
          loading={remove.isPending}
          onClick={() => remove.ask(`Remove ${proxies}?`, selected)}
        />
      </BulkBar>
      {exporting ? (
        <ExportDialog
          what={proxies}
          fileName="proxies"
          write={async (how) => client.proxies.export({ selection: await selected(), ...how })}
          onClose={() => setExporting(false)}
        />
      ) : null}
    </>
  );
}
