import { IconServer } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useAgent } from '../agent/agent-context.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { BackLink } from '../parts/links.tsx';
import { LoadingRows } from '../parts/loading-rows.tsx';
import { Page } from '../parts/page.tsx';
import { Panel } from '../parts/panel.tsx';
import { DeviceBadge } from './device-badge.tsx';
import { DeviceMenu } from './device-menu.tsx';
import classes from './device-page.module.css';
import { DeviceSections } from './device-sections.tsx';
import { isAtHub, systemOf } from './device-words.ts';
import { RemoteControl } from './remote-control.tsx';

/** One phone: its screen as it is now, and beside it what is known of the phone. */
export function DevicePage() {
  const { deviceId } = useParams({ from: '/devices/$deviceId' });
  const { query } = useAgent();
  const navigate = useNavigate();
  const found = useQuery(query.devices.get.queryOptions({ input: { id: Number(deviceId) } }));
  const device = found.data;
  const back = <BackLink to="/devices">Devices</BackLink>;
  if (device === undefined)
    return (
      <Page title="Device" back={back}>
        {found.isError ? (
          <FailureNotice error={found.error} onRetry={() => void found.refetch()} />
        ) : (
          <LoadingRows rows={2} height={240} />
        )}
      </Page>
    );
  return (
    <Page
      width="wide"
      back={back}
      title={
        <span className={classes.title}>
          {device.name}
          <DeviceBadge device={device} />
        </span>
      }
      intro={[device.model, systemOf(device), device.reason].filter((part) => part !== null).join(' · ')}
      actions={<DeviceMenu device={device} onForgotten={() => void navigate({ to: '/devices' })} />}
    >
      <div className={classes.columns}>
        <div className={classes.screen}>
          <Panel>
            {isAtHub(device) ? (
              <EmptyState icon={<IconServer size={26} />} title="At a remote hub">
                Work reaches this phone through its hub. Its screen cannot be shown or touched from here; each
                run keeps pictures of its steps.
              </EmptyState>
            ) : (
              <RemoteControl key={device.id} device={device} />
            )}
          </Panel>
        </div>
        <DeviceSections device={device} />
      </div>
    </Page>
  );
}
