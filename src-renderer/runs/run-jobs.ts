import { useInfiniteQuery } from '@tanstack/react-query';
import { useAgent } from '../agent/agent-context.ts';
import { paged } from '../parts/paged.ts';

/** A run's jobs, read page by page. */
export function useRunJobs(runId: number) {
  const { query } = useAgent();
  return paged(
    useInfiniteQuery(
      query.jobs.list.infiniteOptions({
        input: (cursor: string | null) => ({ runId, limit: 200, ...(cursor === null ? {} : { cursor }) }),
        initialPageParam: null,
        getNextPageParam: (last) => last.next,
      }),
    ),
  );
}
