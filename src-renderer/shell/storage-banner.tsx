import { Box } from '@mantine/core';
import { IconDatabaseX } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useAgent } from '../agent/agent-context.ts';
import { isOfStorage } from '../agent/failure.ts';
import { formatDateTime } from '../format/time.ts';
import { Banner } from '../parts/banner.tsx';

/** The agent cannot write to its log that its disk is full, so it is asked as long as it is. */
const askAgainMs = 15_000;

/** Says on every screen that the database cannot be written, since when, and what to do. */
export function StorageBanner() {
  const { query } = useAgent();
  const queries = useQueryClient();
  const info = useQuery({
    ...query.agent.info.queryOptions({ input: {} }),
    refetchInterval: ({ state }) => (state.data?.storage.state === 'ok' ? false : askAgainMs),
  });
  useEffect(() => {
    const key = query.agent.info.key();
    return queries.getMutationCache().subscribe(({ mutation, type }) => {
      if (type === 'updated' && isOfStorage(mutation.state.error))
        void queries.invalidateQueries({ queryKey: key });
    });
  }, [query, queries]);
  const storage = info.data?.storage;
  if (storage === undefined || storage.state === 'ok') return null;
  return (
    <Box p="12px 16px 0">
      <Banner tone="bad" icon={<IconDatabaseX size={18} />}>
        <strong>{titles[storage.state]}</strong> {storage.message} Since {formatDateTime(storage.since)}.
      </Banner>
    </Box>
  );
}

const titles = {
  full: 'The disk is full.',
  read_only: 'The data folder may not be written.',
  failing: 'The disk cannot be written.',
  broken: 'The database is damaged.',
} as const;
