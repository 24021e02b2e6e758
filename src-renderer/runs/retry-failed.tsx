import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Run } from '../../src-shared/domain/run.ts';
import { useAgent } from '../agent/agent-context.ts';
import { formatCount } from '../format/amount.ts';
import { tellDone, tellFailure } from '../parts/tell.tsx';

/** Tries the failed posts of a run again; nothing where none failed. */
export function RetryFailed({ run }: { readonly run: Run }) {
  const { query } = useAgent();
  const queries = useQueryClient();
  const { failed } = run.counts;
  const retry = useMutation(
    query.runs.retryFailed.mutationOptions({
      onSuccess: () => tellDone(`${formatCount(failed, 'post')} will be tried again.`),
      onError: tellFailure,
      onSettled: () =>
        Promise.all([
          queries.invalidateQueries({ queryKey: query.jobs.key() }),
          queries.invalidateQueries({ queryKey: query.runs.key() }),
        ]),
    }),
  );
  if (failed === 0) return null;
  return (
    <Button
      variant="default"
      leftSection={<IconRefresh size={16} />}
      loading={retry.isPending}
      onClick={() => retry.mutate({ id: run.id })}
    >
      Retry failed ({failed.toLocaleString()})
    </Button>
  );
}
