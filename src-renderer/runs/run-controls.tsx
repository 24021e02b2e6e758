import { Button } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Run } from '../../src-shared/domain/run.ts';
import { useAgent } from '../agent/agent-context.ts';
import { confirm } from '../parts/confirm.tsx';
import { tellFailure } from '../parts/tell.tsx';

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
  const stop = useMutation(query.runs.stop.mutationOptions(settle));
  if (run.status === 'completed' || run.status === 'stopped') return null;
  return (
    <>
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
      <Button
        variant="default"
        leftSection={<IconPlayerStop size={16} />}
        loading={stop.isPending}
        onClick={() =>
          confirm({
            title: 'Stop this run?',
            body: 'Posts that have not begun are cancelled. A phone that is in the middle of one stops before it shares, or finishes if it already did. What is published stays published.',
            yes: 'Stop the run',
            no: 'Keep it running',
            danger: true,
            onYes: () => stop.mutate({ id: run.id }),
          })
        }
      >
        Stop
      </Button>
    </>
  );
}
