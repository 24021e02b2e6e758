import { z } from 'zod';
import { media as mediaItem } from '../domain/media.ts';
import { byId, done, listQuery, page, procedure } from './procedure.ts';

export const media = {
  list: procedure
    .route({ method: 'GET', path: '/media', summary: 'List the media library', tags: ['media'] })
    .input(listQuery)
    .output(page(mediaItem)),
  get: procedure
    .route({ method: 'GET', path: '/media/{id}', summary: 'One file', tags: ['media'] })
    .input(byId)
    .output(mediaItem),
  create: procedure
    .route({
      method: 'POST',
      path: '/media',
      summary: 'Add a file',
      description: 'Multipart. A file that is already in the library is answered as it is there.',
      tags: ['media'],
      successStatus: 201,
    })
    .input(z.object({ file: z.file().max(32 * 1024 * 1024, 'at most 32 MB') }))
    .output(mediaItem),
  content: procedure
    .route({ method: 'GET', path: '/media/{id}/content', summary: 'The bytes of a file', tags: ['media'] })
    .input(byId)
    .output(z.file()),
  delete: procedure
    .route({ method: 'DELETE', path: '/media/{id}', summary: 'Remove a file', tags: ['media'] })
    .input(byId)
    .output(done),
};
