import { Button } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Run } from '../../src-shared/domain/run.ts';
import { useAgent } from '../agent/agent-context.ts';
import { tellFailure } from '../parts/tell.tsx';
import { RetryFailed } from './retry-failed.tsx';
import { StopRun } from './stop-run.tsx';

/** Pause, resume and stop, as the run's state allows. */
export function RunControls({ run }: { readonly run: Run }) {
  const { query } = useAgent();
  const queries = useQueryClient();
  const settle = {
    onError: tellFailure,
    onSettled: () => queries.invalidateQueries({ queryKey: query.runs.key() }),
  };
  const pause = useMutation(query.runs.pause.mutationOptions(settle));
  const resume = useMutation(query.runs.resume.mutationOptions(settle));
  if (run.status === 'completed' || run.status === 'stopped')
    return <RetryFailed failed={run.counts.failed} of={{ runId: run.id }} label="Retry failed" />;
  return (
    <>
      <RetryFailed failed={run.counts.failed} of={{ runId: run.id }} label="Retry failed" />
      {run.status === 'paused' ? (
        <Button
          leftSection={<IconPlayerPlay size={16} />}
          loading={resume.isPending}
          onClick={() => resume.mutate({ id: run.id })}
        >
          Resume
        </Button>
      ) : run.status === 'running' ? (
        <Button
          variant="default"
          leftSection={<IconPlayerPause size={16} />}
          loading={pause.isPending}
          onClick={() => pause.mutate({ id: run.id })}
        >
          Pause
        </Button>
      ) : null}
      <StopRun run={run} />
    </>
  );
}
