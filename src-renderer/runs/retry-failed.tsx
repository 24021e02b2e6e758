import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useAgent } from '../agent/agent-context.ts';
import { formatCount } from '../format/amount.ts';
import { tellDone, tellFailure } from '../parts/tell.tsx';

/** Tries failed posts again, those of one run or all; nothing where none `failed`. */
export function RetryFailed(props: {
  readonly failed: number;
  readonly of: { readonly runId?: number };
  readonly label: string;
}) {
  const { query } = useAgent();
  const queries = useQueryClient();
  const retry = useMutation(
    query.jobs.retryFailed.mutationOptions({
      onSuccess: ({ retried }) => tellDone(`${formatCount(retried, 'post')} will be tried again.`),
      onError: tellFailure,
      onSettled: () =>
        Promise.all([
          queries.invalidateQueries({ queryKey: query.jobs.key() }),
          queries.invalidateQueries({ queryKey: query.runs.key() }),
        ]),
    }),
  );
  if (props.failed === 0) return null;
  return (
    <Button
      variant="default"
      leftSection={<IconRefresh size={16} />}
      loading={retry.isPending}
      onClick={() => retry.mutate(props.of)}
    >
      {props.label} ({props.failed.toLocaleString()})
    </Button>
  );
}
