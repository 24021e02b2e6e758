import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconPlayerStop } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Run } from '../../src-shared/domain/run.ts';
import { useAgent } from '../agent/agent-context.ts';
import { confirm } from '../parts/confirm.tsx';
import why from '../parts/menu-why.module.css';
import { tellFailure } from '../parts/tell.tsx';

const ways = [
  {
    letFinish: true,
    label: 'Stop after posts in hand',
    says: 'Posts in hand are done to their end, the rest is cancelled.',
    body: 'Posts that have begun are done to their end. Those that wait are cancelled. What is published stays published.',
  },
  {
    letFinish: false,
    label: 'Stop now',
    says: 'Posts in hand stop before they are shared, the rest is cancelled.',
    body: 'A post in hand stops before it is shared, or finishes if it already was. Those that wait are cancelled. What is published stays published.',
  },
] as const;

/** Ends a run for good, in one of two ways. */
export function StopRun({ run }: { readonly run: Run }) {
  const { query } = useAgent();
  const queries = useQueryClient();
  const stop = useMutation(
    query.runs.stop.mutationOptions({
      onError: tellFailure,
      onSettled: () => queries.invalidateQueries({ queryKey: query.runs.key() }),
    }),
  );
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          leftSection={<IconPlayerStop size={16} />}
          rightSection={<IconChevronDown size={14} />}
          loading={stop.isPending}
        >
          Stop
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {ways.map(({ letFinish, label, says, body }) => (
          <Menu.Item
            key={label}
            onClick={() =>
              confirm({
                title: `${label}?`,
                body,
                yes: label,
                no: 'Keep it running',
                danger: true,
                onYes: () => stop.mutate({ id: run.id, letFinish }),
              })
            }
          >
            {label}
            <span className={why.why}>{says}</span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
