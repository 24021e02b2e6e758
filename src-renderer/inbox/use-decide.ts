import { useMutation, useQueryClient } from '@tanstack/react-query';
import { assertNever } from '../../src-shared/assert-never.ts';
import { useAgent } from '../agent/agent-context.ts';
import { tellFailure } from '../parts/tell.tsx';
import type { Decision } from './decisions.ts';

/** Carries a decision out; `onDone` once the agent has it. */
export function useDecide(onDone: (jobId: number) => void) {
  const { client, query } = useAgent();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, decision }: { readonly id: number; readonly decision: Decision }) => {
      switch (decision) {
        case 'retry':
          return client.jobs.retry({ id });
        case 'dismiss':
          return client.jobs.dismiss({ id });
        case 'published':
        case 'try_again':
        case 'look_again':
        case 'give_up':
          return client.jobs.resolve({ id, decision });
        default:
          return assertNever(decision);
      }
    },
    onSuccess: (_job, { id }) => onDone(id),
    onError: tellFailure,
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: query.jobs.key() }),
        queries.invalidateQueries({ queryKey: query.runs.key() }),
      ]),
  });
}
