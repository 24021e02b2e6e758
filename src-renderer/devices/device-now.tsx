import { Text } from '@mantine/core';
import { accountName } from '../../src-shared/account-name.ts';
import type { Device } from '../../src-shared/domain/device.ts';
import { TextLink } from '../parts/links.tsx';
import { Panel } from '../parts/panel.tsx';
import classes from './device-page.module.css';

/** What a phone is doing now: the run, the account and the step, with the way there. */
export function DeviceNow({ device }: { readonly device: Device }) {
  const { busyWith, heldBy, wantedBy } = device;
  return (
    <Panel title="Now">
      {busyWith === null ? (
        <Text size="sm" c="dimmed">
          {heldBy === null
            ? 'Nothing works on this phone.'
            : `${heldBy} has it in hand; no work starts on it.`}
        </Text>
      ) : (
        <div className={classes.now}>
          <TextLink to="/runs/$runId" params={{ runId: String(busyWith.runId) }} fw={600}>
            {busyWith.campaignName}
          </TextLink>
          <span>
            {accountName(busyWith.accountHandle)}
            {busyWith.step === null ? '' : `: ${busyWith.step}`}
          </span>
          {wantedBy === null ? null : (
            <span className={classes.soft}>{wantedBy} gets the phone when this step is done.</span>
          )}
        </div>
      )}
    </Panel>
  );
}
