import { Button, SimpleGrid } from '@mantine/core';
import { IconDeviceMobile, IconPlayerStop, IconSparkles } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Device } from '../../src-shared/domain/device.ts';
import { useAgent } from '../agent/agent-context.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { LoadingRows } from '../parts/loading-rows.tsx';
import { Page } from '../parts/page.tsx';
import { DeviceCard } from './device-card.tsx';
import { DeviceWatch } from './device-watch.tsx';
import classes from './devices.module.css';
import { useSimulatedPhones } from './use-simulated-phones.ts';

/** The phones on this desk. */
export function DevicesPage() {
  const { query } = useAgent();
  const devices = useQuery(query.devices.list.queryOptions({ input: { limit: 500 } }));
  const simulated = useSimulatedPhones();
  const [watched, setWatched] = useState<Device | null>(null);
  const items = devices.data?.items ?? [];
  const startButton = (
    <Button
      variant={items.length === 0 ? 'filled' : 'default'}
      leftSection={<IconSparkles size={16} />}
      loading={simulated.busy || simulated.state === 'starting'}
      onClick={simulated.start}
    >
      Start simulated phones
    </Button>
  );
  return (
    <Page
      title="Devices"
      intro="A phone shows up here by itself the moment it is plugged in."
      actions={
        simulated.state === 'on' ? (
          <Button
            variant="default"
            leftSection={<IconPlayerStop size={16} />}
            loading={simulated.busy}
            onClick={simulated.stop}
          >
            Stop simulated phones
          </Button>
        ) : items.length > 0 ? (
          startButton
        ) : null
      }
    >
      {devices.isPending ? <LoadingRows rows={2} height={180} /> : null}
      {devices.isError ? (
        <FailureNotice error={devices.error} onRetry={() => void devices.refetch()} />
      ) : null}
      {devices.data !== undefined && items.length === 0 ? (
        <EmptyState
          icon={<IconDeviceMobile size={26} />}
          title="Connect your first phone"
          actions={startButton}
        >
          <ol className={classes.steps}>
            <li>
              On the phone, open <b>Settings → About phone</b> and tap <b>Build number</b> seven times.
            </li>
            <li>
              Go back to <b>System → Developer options</b> and switch on <b>USB debugging</b>.
            </li>
            <li>
              Plug it into this computer and tap <b>Allow</b> on the phone.
            </li>
          </ol>
          No phone at hand? Simulated ones behave the same.
        </EmptyState>
      ) : null}
      <SimpleGrid cols={{ base: 1, md: 2, xl: 3 }} spacing="md">
        {items.map((device) => (
          <DeviceCard key={device.id} device={device} onWatch={() => setWatched(device)} />
        ))}
      </SimpleGrid>
      {watched === null ? null : <DeviceWatch device={watched} onClose={() => setWatched(null)} />}
    </Page>
  );
}
