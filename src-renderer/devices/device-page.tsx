import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useAgent } from '../agent/agent-context.ts';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { TextLink } from '../parts/links.tsx';
import { LoadingRows } from '../parts/loading-rows.tsx';
import { Page } from '../parts/page.tsx';
import { Panel } from '../parts/panel.tsx';
import { StatusBadge } from '../parts/status-badge.tsx';
import { deviceLabels } from '../parts/tone.ts';
import classes from './device-page.module.css';
import { DeviceSections } from './device-sections.tsx';
import { LiveScreen } from './live-screen.tsx';

/** One phone: its screen as it is now, and beside it what is known of the phone. */
export function DevicePage() {
  const { deviceId } = useParams({ from: '/devices/$deviceId' });
  const { query } = useAgent();
  const found = useQuery(query.devices.get.queryOptions({ input: { id: Number(deviceId) } }));
  const device = found.data;
  const back = (
    <TextLink to="/devices" size="sm" c="dimmed" className={classes.back}>
      <IconArrowLeft size={14} aria-hidden="true" /> Devices
    </TextLink>
  );
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
          <StatusBadge label={deviceLabels[device.state]} alive={device.state === 'preparing'} />
        </span>
      }
      intro={device.reason}
    >
      <div className={classes.columns}>
        <Panel>
          <LiveScreen key={device.id} device={device} />
        </Panel>
        <DeviceSections device={device} />
      </div>
    </Page>
  );
}
