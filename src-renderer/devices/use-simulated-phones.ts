import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useAgent } from '../agent/agent-context.ts';
import { tellDone, tellFailure, tellGoing } from '../parts/tell.tsx';

/** What is said about them replaces what was said before. */
const toast = 'simulated-phones';

/** The simulated phones: whether they run, and starting and stopping them. */
export function useSimulatedPhones() {
  const { query } = useAgent();
  const queries = useQueryClient();
  const info = useQuery(query.agent.info.queryOptions({ input: {} }));
  const refresh = () => queries.invalidateQueries({ queryKey: query.key() });
  const start = useMutation(
    query.agent.startSimulatedPhones.mutationOptions({
      onMutate: () => tellGoing(toast, 'Two simulated phones are starting…'),
      onSuccess: () => tellDone('The simulated phones are ready.', toast),
      onError: (error) => {
        notifications.hide(toast);
        tellFailure(error);
      },
      onSettled: refresh,
    }),
  );
  const stop = useMutation(
    query.agent.stopSimulatedPhones.mutationOptions({
      onSuccess: () => tellDone('The simulated phones are stopped.', toast),
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
