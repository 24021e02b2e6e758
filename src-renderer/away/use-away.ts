import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useAgent } from '../agent/agent-context.ts';
import { tellFailure } from '../parts/tell.tsx';

/** What happened while nobody looked, and the way to say that it was read. */
export function useAway() {
  const { query } = useAgent();
  const queries = useQueryClient();
  const summary = useQuery(query.agent.away.get.queryOptions({ input: {} }));
  const seen = useMutation(
    query.agent.away.seen.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: query.agent.away.key() }),
      onError: tellFailure,
    }),
  );
  return { summary: summary.data ?? null, dismiss: () => seen.mutate({}), dismissing: seen.isPending };
}
