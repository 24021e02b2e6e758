import { Button, Text } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Device } from '../../src-shared/domain/device.ts';
import { useAgent } from '../agent/agent-context.ts';
import { Panel } from '../parts/panel.tsx';
import { tellFailure } from '../parts/tell.tsx';
import classes from './fleet.module.css';
import { isAtHub, isReachable } from './device-words.ts';
import { healthFacts } from './health-words.ts';

/** How a phone does, and a way to ask it now. */
export function DeviceHealth({ device }: { readonly device: Device }) {
  const { query } = useAgent();
  const queries = useQueryClient();
  const check = useMutation(
    query.devices.check.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: query.devices.key() }),
      onError: tellFailure,
    }),
  );
  const facts = healthFacts(device);
  return (
    <Panel
      title="Health"
      aside={
        <Button
          size="xs"
          variant="default"
          leftSection={<IconRefresh size={14} />}
          disabled={!isReachable(device)}
          loading={check.isPending}
          onClick={() => check.mutate({ id: device.id })}
        >
          Ask again
        </Button>
      }
    >
      {facts.length === 0 ? (
        <Text size="sm" c="dimmed">
          {isAtHub(device)
            ? 'A phone at a hub does not tell how it does.'
            : 'It has not told how it does yet. Connect it, and it is asked at once.'}
        </Text>
      ) : (
        <dl className={classes.facts}>
          {facts.map(({ name, value, bad }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd data-bad={bad}>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </Panel>
  );
}
