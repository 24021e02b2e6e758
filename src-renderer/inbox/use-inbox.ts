import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { InboxReason } from '../../src-shared/domain/job.ts';
import { useAgent } from '../agent/agent-context.ts';
import { paged } from '../parts/paged.ts';

/** What needs a person, newest first, read page by page. */
export function useInbox(reason: InboxReason | undefined) {
  const { query } = useAgent();
  return paged(
    useInfiniteQuery(
      query.jobs.inbox.infiniteOptions({
        input: (cursor: string | null) => ({
          limit: 100,
          ...(reason === undefined ? {} : { reason }),
          ...(cursor === null ? {} : { cursor }),
        }),
        initialPageParam: null,
        getNextPageParam: (last) => last.next,
        placeholderData: keepPreviousData,
      }),
    ),
  );
}

/** How many posts need a person, for that reason or for any; undefined until it is known. */
export function useInboxCount(reason?: InboxReason): number | undefined {
  const { query } = useAgent();
  const input = { limit: 1, ...(reason === undefined ? {} : { reason }) };
  return useQuery(query.jobs.inbox.queryOptions({ input })).data?.total;
}
