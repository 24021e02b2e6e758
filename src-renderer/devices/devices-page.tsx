import { Button } from '@mantine/core';
import {
  IconDeviceMobileOff,
  IconDeviceMobilePlus,
  IconPlayerStop,
  IconSparkles,
  IconWifi,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAgent } from '../agent/agent-context.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { LoadingRows } from '../parts/loading-rows.tsx';
import { Page } from '../parts/page.tsx';
import { AddIphone } from './add-iphone.tsx';
import { FirstPhone } from './first-phone.tsx';
import { PairPhone } from './pair-phone.tsx';
import { PhoneWall } from './phone-wall.tsx';
import { SortPhones } from './sort-phones.tsx';
import { useSimulatedPhones } from './use-simulated-phones.ts';
import { matches, noFilter, type WallFilter, WallFilters } from './wall-filters.tsx';

/** The phones on this desk, side by side, as they are now. */
export function DevicesPage() {
  const { query } = useAgent();
  const devices = useQuery(query.devices.list.queryOptions({ input: { limit: 500 } }));
  const simulated = useSimulatedPhones();
  const [open, setOpen] = useState<'wifi' | 'iphone' | 'sorting' | null>(null);
  const [filter, setFilter] = useState<WallFilter>(noFilter);
  const items = devices.data?.items ?? [];
  const found = items.filter((device) => matches(device, filter));
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
  const stopButton = (
    <Button
      variant="default"
      leftSection={<IconPlayerStop size={16} />}
      loading={simulated.busy}
      onClick={simulated.stop}
    >
      Stop simulated phones
    </Button>
  );
  const addButtons = (
    <>
      <Button variant="default" leftSection={<IconWifi size={16} />} onClick={() => setOpen('wifi')}>
        Connect over Wi-Fi
      </Button>
      <Button
        variant="default"
        leftSection={<IconDeviceMobilePlus size={16} />}
        onClick={() => setOpen('iphone')}
      >
        Add an iPhone
      </Button>
    </>
  );
  return (
    <Page
      title="Devices"
      width="wide"
      intro="A phone shows up here by itself the moment it is plugged in. Open one to see more of it, or to take it over."
      actions={
        <>
          {simulated.state === 'on' ? stopButton : items.length > 0 ? startButton : null}
          {items.length > 0 ? addButtons : null}
        </>
      }
    >
      {devices.isPending ? <LoadingRows rows={2} height={180} /> : null}
      {devices.isError ? (
        <FailureNotice error={devices.error} onRetry={() => void devices.refetch()} />
      ) : null}
      {devices.data !== undefined && items.length === 0 ? (
        <FirstPhone
          actions={
            <>
              {startButton}
              {addButtons}
            </>
          }
        />
      ) : null}
      {items.length === 0 ? null : (
        <WallFilters
          devices={items}
          shown={found.length}
          filter={filter}
          onChange={setFilter}
          onSort={() => setOpen('sorting')}
        />
      )}
      {items.length > 0 && found.length === 0 ? (
        <EmptyState
          icon={<IconDeviceMobileOff size={26} />}
          title="No phone like that"
          actions={
            <Button variant="default" onClick={() => setFilter(noFilter)}>
              Show all phones
            </Button>
          }
        >
          None of the {items.length} phones matches what you look for.
        </EmptyState>
      ) : null}
      <PhoneWall devices={found} />
      {open === 'wifi' ? <PairPhone onClose={() => setOpen(null)} /> : null}
      {open === 'sorting' ? <SortPhones shown={found} all={items} onClose={() => setOpen(null)} /> : null}
      {open === 'iphone' ? <AddIphone onClose={() => setOpen(null)} /> : null}
    </Page>
  );
}
