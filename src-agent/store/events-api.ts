import { withEventMeta } from '@orpc/server';
import { agentContract } from '../api/implementer.ts';
import type { Presence } from '../away/presence.ts';
import type { EventLog } from './event-log.ts';

/** `events` of the contract. */
export function eventsApi(log: EventLog, presence: Presence) {
  const api = agentContract.events;
  return api.router({
    list: api.list.handler(({ input }) => ({
      items: log.read(input.after, input.limit, { runId: input.runId }),
      last: log.last(),
    })),
    subscribe: api.subscribe.handler(async function* ({ input, lastEventId, signal }) {
      const resumed = /^\d{1,15}$/.test(lastEventId ?? '') ? Number(lastEventId) : null;
      const after = resumed ?? input.after ?? log.last();
      const leave = presence.enter();
      try {
        for await (const event of log.follow(after, signal, { runId: input.runId }))
          yield withEventMeta(event, { id: String(event.seq) });
      } finally {
        leave();
      }
    }),
  });
}
