import { Button, Group, Modal, Text, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Device } from '../../src-shared/domain/device.ts';
import { useAgent } from '../agent/agent-context.ts';
import { describeFailure } from '../agent/failure.ts';
import { formatDateTime } from '../format/time.ts';
import { confirm } from '../parts/confirm.tsx';
import { Panel } from '../parts/panel.tsx';
import { StatusBadge } from '../parts/status-badge.tsx';
import { tellDone, tellFailure } from '../parts/tell.tsx';
import { quarantineLabel } from './device-words.ts';
import classes from './fleet.module.css';

/** Whether a phone gets work, and the way to keep work from it or give it work again. */
export function DeviceQuarantine({ device }: { readonly device: Device }) {
  const { query } = useAgent();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const { quarantine } = device;
  const letOut = useMutation(
    query.devices.letOut.mutationOptions({
      onSuccess: () => {
        tellDone(`${device.name} gets work again.`);
        return queries.invalidateQueries({ queryKey: query.devices.key() });
      },
      onError: tellFailure,
    }),
  );
  const askToLetOut = () =>
    confirm({
      title: `Give ${device.name} work again?`,
      body: 'Posts that wait for it begin at once. Failures from before are not counted any more.',
      yes: 'Give it work',
      onYes: () => letOut.mutate({ id: device.id }),
    });
  return (
    <Panel title="Work" aside={quarantine === null ? null : <StatusBadge label={quarantineLabel} />}>
      <div className={classes.row}>
        {quarantine === null ? (
          <span>{worksWords(device)}</span>
        ) : (
          <div>
            <div>{quarantine.reason}</div>
            <div className={classes.soft}>Since {formatDateTime(quarantine.since)}. It gets no work.</div>
          </div>
        )}
        {quarantine === null ? (
          <Button size="xs" variant="default" onClick={() => setAsking(true)}>
            Put into quarantine
          </Button>
        ) : (
          <Button size="xs" loading={letOut.isPending} onClick={askToLetOut}>
            Let it work
          </Button>
        )}
      </div>
      {asking ? <WhyQuarantine device={device} onClose={() => setAsking(false)} /> : null}
    </Panel>
  );
}

function worksWords({ platform }: Device): string {
  return platform === 'ios'
    ? 'Nothing is posted through an iPhone. Give its accounts an Android phone.'
    : 'It gets work when it is ready and free.';
}

function WhyQuarantine(props: { readonly device: Device; readonly onClose: () => void }) {
  const { device, onClose } = props;
  const { query } = useAgent();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const put = useMutation(
    query.devices.quarantine.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: query.devices.key() });
        onClose();
      },
    }),
  );
  return (
    <Modal opened onClose={onClose} title={`Keep work from ${device.name}?`}>
      <form
        onSubmit={(submit) => {
          submit.preventDefault();
          put.mutate({ id: device.id, reason });
        }}
      >
        <Text size="sm" mb="md">
          What is on it now is finished. Nothing new begins until somebody lets it work again.
        </Text>
        <Textarea
          label="Why"
          description="Others read this before they let it work again."
          placeholder="The screen is cracked; it goes to repair on Monday."
          data-autofocus
          autosize
          minRows={2}
          maxLength={300}
          value={reason}
          onChange={(change) => setReason(change.currentTarget.value)}
          error={put.isError ? describeFailure(put.error).detail : null}
        />
        <Group justify="flex-end" mt="lg" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={put.isPending} disabled={reason.trim() === ''}>
            Put into quarantine
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
