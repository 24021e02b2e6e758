import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { accountName } from '../../src-shared/account-name.ts';
import type { Device } from '../../src-shared/domain/device.ts';
import { useAgent } from '../agent/agent-context.ts';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { TextLink } from '../parts/links.tsx';
import { LoadingRows } from '../parts/loading-rows.tsx';
import { Panel } from '../parts/panel.tsx';
import { PlatformIcon } from '../parts/platform-icon.tsx';
import { StatusBadge } from '../parts/status-badge.tsx';
import { accountLabels } from '../parts/tone.ts';
import classes from './device-page.module.css';

/** The accounts that post through a phone. */
export function DeviceAccounts({ device }: { readonly device: Device }) {
  const { query } = useAgent();
  const accounts = useQuery(query.accounts.list.queryOptions({ input: { deviceId: device.id, limit: 100 } }));
  const items = accounts.data?.items ?? [];
  return (
    <Panel title="Accounts on it" aside={<span className={classes.soft}>{accounts.data?.total ?? ''}</span>}>
      {accounts.isPending ? <LoadingRows rows={2} /> : null}
      {accounts.isError ? (
        <FailureNotice error={accounts.error} onRetry={() => void accounts.refetch()} />
      ) : null}
      {accounts.data !== undefined && items.length === 0 ? (
        <Text size="sm" c="dimmed">
          No account posts through this phone.
          {device.platform === 'ios' ? null : (
            <>
              {' '}
              Choose it for one under{' '}
              <TextLink to="/accounts" underline="always">
                Accounts
              </TextLink>
              .
            </>
          )}
        </Text>
      ) : null}
      <ul className={classes.rows}>
        {items.map(({ id, platform, handle, status }) => (
          <li key={id}>
            <PlatformIcon platform={platform} size={15} />
            <span className={classes.grow}>{accountName(handle)}</span>
            <StatusBadge label={accountLabels[status]} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
