import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import type { AgentClient } from '../../src-shared/contract/contract.ts';
import type { Event } from '../../src-shared/domain/event.ts';
import { useAgent } from '../agent/agent-context.ts';
import { joinEvents } from '../live/live-cache.ts';

const pageSize = 1000;
const batchMs = 100;

/** Reads a run's part of the log from the beginning. */
async function readLog(client: AgentClient, runId: number, signal: AbortSignal): Promise<Event[]> {
  const lines: Event[] = [];
  for (;;) {
    const after = lines.at(-1)?.seq ?? 0;
    const { items } = await client.events.list({ runId, after, limit: pageSize }, { signal });
    lines.push(...items);
    if (items.length < pageSize) return lines;
  }
}

/** A run's log: read once, then carried on by the live feed. */
export function useRunLog(runId: number) {
  const { client, feed } = useAgent();
  const queries = useQueryClient();
  const log = useQuery({
    queryKey: ['run-log', runId],
    queryFn: async ({ signal }) => {
      const read = await readLog(client, runId, signal);
      return joinEvents(
        read,
        feed.recent().filter((event) => event.runId === runId),
      );
    },
  });
  const add = useEffectEvent((fresh: readonly Event[]) => {
    queries.setQueryData<Event[]>(['run-log', runId], (before) =>
      before === undefined ? undefined : joinEvents(before, fresh),
    );
  });
  useEffect(() => {
    let gathered: Event[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const flush = () => {
      timer = undefined;
      const fresh = gathered;
      gathered = [];
      add(fresh);
    };
    const end = feed.onEvent((event) => {
      if (event.runId !== runId) return;
      gathered.push(event);
      timer ??= setTimeout(flush, batchMs);
    });
    return () => {
      end();
      clearTimeout(timer);
    };
  }, [feed, runId]);
  return log;
}
