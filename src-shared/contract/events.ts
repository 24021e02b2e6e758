import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { event } from '../domain/event.ts';
import { id } from '../domain/ids.ts';
import { procedure } from './procedure.ts';

export const events = {
  list: procedure
    .route({ method: 'GET', path: '/events', summary: 'Read the log, oldest first', tags: ['events'] })
    .input(
      z.object({
        after: z.number().int().min(0).default(0),
        limit: z.number().int().min(1).max(1000).default(200),
        runId: id.optional(),
      }),
    )
    .output(z.object({ items: z.array(event), last: z.number().int() })),
  subscribe: procedure
    .route({
      method: 'GET',
      path: '/events/stream',
      summary: 'Follow the log',
      description:
        'Server-sent events. Starts after `after`, or after `Last-Event-ID` when the client reconnects; without either, with what happens next.',
      tags: ['events'],
    })
    .input(z.object({ after: z.number().int().min(0).optional(), runId: id.optional() }))
    .output(eventIterator(event)),
};
