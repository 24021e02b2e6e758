import { z } from 'zod';
import { importChoices, importProblem, importState } from '../domain/import.ts';
import { byId, page, procedure } from './procedure.ts';

/** What a file to import may weigh, in bytes. */
const largestFile = 32 * 1024 * 1024;

/** The procedures of importing one kind of thing: read a file, look at the preview, apply it or not, take it back. */
export function importProcedures(kind: 'accounts' | 'proxies') {
  const tags = [kind];
  const path = (rest = '') => `/${kind}/imports${rest}` as const;
  return {
    list: procedure
      .route({ method: 'GET', path: path(), summary: `The latest imports of ${kind}, newest first`, tags })
      .input(z.object({ limit: z.number().int().min(1).max(50).default(10) }))
      .output(z.array(importState)),
    create: procedure
      .route({
        method: 'POST',
        path: path(),
        summary: 'Read a file and show what it would add',
        description: 'Multipart. Nothing is added yet; follow it with `get` until it is `ready`.',
        tags,
        successStatus: 201,
      })
      .input(importChoices.extend({ file: z.file().max(largestFile, 'at most 32 MB') }))
      .output(importState),
    get: procedure
      .route({ method: 'GET', path: path('/{id}'), summary: 'One import', tags })
      .input(byId)
      .output(importState),
    choose: procedure
      .route({ method: 'PATCH', path: path('/{id}'), summary: 'Map its columns differently', tags })
      .input(importChoices.extend(byId.shape))
      .output(importState),
    problems: procedure
      .route({ method: 'GET', path: path('/{id}/problems'), summary: 'Everything wrong with its rows', tags })
      .input(
        byId.extend({
          limit: z.number().int().min(1).max(1000).default(200),
          cursor: z.string().max(20).optional(),
          kind: importProblem.shape.kind.optional(),
        }),
      )
      .output(page(importProblem)),
    apply: procedure
      .route({
        method: 'POST',
        path: path('/{id}/apply'),
        summary: 'Add the good rows',
        description: 'All of them or, when it is cancelled or fails, none.',
        tags,
      })
      .input(byId.extend({ ownershipConfirmed: z.boolean().default(false) }))
      .output(importState),
    cancel: procedure
      .route({ method: 'POST', path: path('/{id}/cancel'), summary: 'Drop it; nothing is added', tags })
      .input(byId)
      .output(importState),
    undo: procedure
      .route({ method: 'POST', path: path('/{id}/undo'), summary: 'Take back what it added', tags })
      .input(byId)
      .output(importState),
  };
}
