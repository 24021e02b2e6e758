import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useAgent } from '../agent/agent-context.ts';
import { formatCount } from '../format/amount.ts';
import { tellDone, tellFailure } from '../parts/tell.tsx';
import { useInboxCount } from './use-inbox.ts';

/** Tries every failed post again; nothing where none failed. */
export function RetryAll() {
  const { query } = useAgent();
  const queries = useQueryClient();
  const failed = useInboxCount('failed') ?? 0;
  const retry = useMutation(
    query.jobs.retryFailed.mutationOptions({
      onSuccess: ({ retried }) => {
        tellDone(`${formatCount(retried, 'post')} will be tried again.`);
        return Promise.all([
          queries.invalidateQueries({ queryKey: query.jobs.key() }),
          queries.invalidateQueries({ queryKey: query.runs.key() }),
        ]);
      },
      onError: tellFailure,
    }),
  );
  if (failed === 0) return null;
  return (
    <Button
      variant="default"
      leftSection={<IconRefresh size={16} />}
      loading={retry.isPending}
      onClick={() => retry.mutate({})}
    >
      Retry all failed ({failed.toLocaleString()})
    </Button>
  );
}
