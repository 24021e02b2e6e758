import { useQuery } from '@tanstack/react-query';
import type { AgentClient } from '../../src-shared/contract/contract.ts';
import type { Media, MediaFilter, MediaSelection } from '../../src-shared/domain/media.ts';
import { useAgent } from '../agent/agent-context.ts';
import { readAll } from '../parts/paged.ts';
import { selectionInput, type Selection } from '../tables/selection.ts';
import { useListRows, type ListRows } from '../tables/use-list-rows.ts';

/** The folders, tags and clients in use, each with how many files have it. */
export type MediaFacets = Awaited<ReturnType<AgentClient['media']['facets']>>;

/** The orders the library can be shown in. */
export type MediaSort = NonNullable<Parameters<AgentClient['media']['list']>[0]['sort']>;

/** The files that match, read where the person looks. */
export function useMedia(filter: MediaFilter, sort: MediaSort): ListRows<Media> {
  const { query } = useAgent();
  return useListRows<Media>({
    key: JSON.stringify([filter, sort]),
    read: (range) => query.media.list.queryOptions({ input: { ...filter, sort, ...range } }),
  });
}

/** The folders, tags and clients in use. */
export function useMediaFacets(): MediaFacets | undefined {
  const { query } = useAgent();
  return useQuery(query.media.facets.queryOptions({ input: {} })).data;
}

/** The ticked files as the agent takes them. */
export function mediaSelection(
  client: AgentClient,
  selection: Selection,
  filter: MediaFilter,
): Promise<MediaSelection> {
  return selectionInput(selection, filter, async () => {
    const files = await readAll((cursor) => client.media.list({ ...filter, limit: 500, ...cursor }));
    return files.map(({ id }) => id);
  });
}
