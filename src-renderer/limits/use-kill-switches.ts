import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useAgent } from '../agent/agent-context.ts';
import { tellFailure } from '../parts/tell.tsx';

/** The kill switches that are on, and how to turn one on or off. */
export function useKillSwitches() {
  const { query } = useAgent();
  const cache = useQueryClient();
  const list = query.agent.killSwitches.list.queryOptions({ input: {} });
  const { data: on = [] } = useQuery(list);
  const set = useMutation(
    query.agent.killSwitches.set.mutationOptions({
      onSuccess: (switches) => cache.setQueryData(list.queryKey, switches),
      onError: tellFailure,
    }),
  );
  return { on, set };
}
