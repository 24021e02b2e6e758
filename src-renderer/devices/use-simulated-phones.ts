import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useAgent } from '../agent/agent-context.ts';
import { tellDone, tellFailure } from '../parts/tell.tsx';

/** The simulated phones: whether they run, and starting and stopping them. */
export function useSimulatedPhones() {
  const { query } = useAgent();
  const queries = useQueryClient();
  const info = useQuery(query.agent.info.queryOptions({ input: {} }));
  const refresh = () => queries.invalidateQueries({ queryKey: query.key() });
  const start = useMutation(
    query.agent.startSimulatedPhones.mutationOptions({
      onSuccess: () => tellDone('Two simulated phones are starting.'),
      onError: tellFailure,
      onSettled: refresh,
    }),
  );
  const stop = useMutation(
    query.agent.stopSimulatedPhones.mutationOptions({
      onSuccess: () => tellDone('The simulated phones are stopped.'),
      onError: tellFailure,
      onSettled: refresh,
    }),
  );
  return {
    state: start.isPending ? ('starting' as const) : (info.data?.simulatedPhones ?? 'off'),
    busy: start.isPending || stop.isPending,
    start: () => start.mutate({}),
    stop: () => stop.mutate({}),
  };
}
