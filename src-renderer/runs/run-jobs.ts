import { useInfiniteQuery } from '@tanstack/react-query';
import type { JobStatus } from '../../src-shared/domain/job.ts';
import { useAgent } from '../agent/agent-context.ts';
import { paged } from '../parts/paged.ts';

/** A run's jobs, those of one status or all, read page by page. */
export function useRunJobs(runId: number, status: JobStatus | null) {
  const { query } = useAgent();
  return paged(
    useInfiniteQuery(
      query.jobs.list.infiniteOptions({
        input: (cursor: string | null) => ({
          runId,
          limit: 200,
          ...(status === null ? {} : { status }),
          ...(cursor === null ? {} : { cursor }),
        }),
        initialPageParam: null,
        getNextPageParam: (last) => last.next,
      }),
    ),
  );
}
