import { z } from 'zod';
import {
  fixedMedia,
  media as mediaItem,
  mediaBulkChange,
  mediaChange,
  mediaFilter,
  mediaFit,
  mediaFix,
  mediaFolder,
  mediaReference,
  mediaSelection,
  mediaUse,
  placement,
  watchedFolder,
} from '../domain/media.ts';
import { client } from '../domain/account.ts';
import { task } from '../domain/task.ts';
import { byId, done, file, longListQuery, page, procedure, sortBy } from './procedure.ts';

const tags = ['media'];

/** The largest file that may be sent, in bytes; larger ones are imported from where they lie on this computer. */
const largestUpload = 320 * 1024 * 1024;

const references = {
  list: procedure
    .route({
      method: 'GET',
      path: '/media/{id}/references',
      summary: 'Under which names it can be fetched',
      tags,
    })
    .input(byId)
    .output(z.array(mediaReference)),
  create: procedure
    .route({
      method: 'POST',
      path: '/media/{id}/references',
      summary: 'Make a name under which it can be fetched for a while',
      tags,
      successStatus: 201,
    })
    .input(
      byId.extend({
        minutes: z
          .number()
          .int()
          .min(1)
          .max(7 * 24 * 60)
          .default(60),
      }),
    )
    .output(mediaReference),
  revoke: procedure
    .route({ method: 'DELETE', path: '/media/references/{reference}', summary: 'End such a name', tags })
    .input(z.object({ reference: z.string().regex(/^[0-9a-f]{32}$/) }))
    .output(mediaReference),
};

const watched = {
  list: procedure
    .route({
      method: 'GET',
      path: '/media/watched-folders',
      summary: 'Folders whose files come in by themselves',
      tags,
    })
    .input(z.object({}))
    .output(z.array(watchedFolder)),
  add: procedure
    .route({
      method: 'POST',
      path: '/media/watched-folders',
      summary: 'Watch a folder',
      tags,
      successStatus: 201,
    })
    .input(
      z.object({
        path: z.string().trim().min(1, 'the folder’s full path').max(1000),
        folder: mediaFolder.default(''),
        client: client.nullable().default(null),
      }),
    )
    .output(watchedFolder),
  remove: procedure
    .route({ method: 'DELETE', path: '/media/watched-folders/{id}', summary: 'Watch it no more', tags })
    .input(byId)
    .output(done),
};

export const media = {
  list: procedure
    .route({ method: 'GET', path: '/media', summary: 'List the media library', tags })
    .input(
      longListQuery
        .extend(mediaFilter.shape)
        .extend({ sort: sortBy('id', 'fileName', 'bytes', 'uses').default('-id') }),
    )
    .output(page(mediaItem)),
  facets: procedure
    .route({ method: 'GET', path: '/media/facets', summary: 'The folders, tags and clients in use', tags })
    .input(z.object({}))
    .output(
      z.object({
        folders: z.array(z.object({ value: z.string(), count: z.number().int() })),
        tags: z.array(z.object({ value: z.string(), count: z.number().int() })),
        clients: z.array(z.object({ value: z.string(), count: z.number().int() })),
      }),
    ),
  get: procedure
    .route({ method: 'GET', path: '/media/{id}', summary: 'One file', tags })
    .input(byId)
    .output(mediaItem),
  create: procedure
    .route({
      method: 'POST',
      path: '/media',
      summary: 'Add a file',
      description: 'Multipart. A file that is already in the library is answered as it is there.',
      tags,
      successStatus: 201,
    })
    .input(
      z.object({
        file: z.file().max(largestUpload, 'at most 320 MB; import larger files from where they lie'),
        folder: mediaFolder.optional(),
        client: client.optional(),
      }),
    )
    .output(mediaItem),
  importPaths: procedure
    .route({
      method: 'POST',
      path: '/media/import',
      summary: 'Add files and folders of this computer',
      description: 'Answers the task that does it.',
      tags,
    })
    .input(
      z.object({
        paths: z.array(z.string().min(1).max(1000)).min(1).max(1000),
        folder: mediaFolder.default(''),
        client: client.nullable().default(null),
      }),
    )
    .output(task),
  update: procedure
    .route({ method: 'PATCH', path: '/media/{id}', summary: 'Rename, file or tag it', tags })
    .input(mediaChange.extend(byId.shape))
    .output(mediaItem),
  change: procedure
    .route({ method: 'POST', path: '/media/bulk', summary: 'File or tag many', tags })
    .input(z.object({ selection: mediaSelection, change: mediaBulkChange }))
    .output(z.object({ changed: z.number().int() })),
  remove: procedure
    .route({
      method: 'POST',
      path: '/media/bulk/remove',
      summary: 'Remove many',
      description: 'Files that were posted or that a campaign uses stay.',
      tags,
    })
    .input(z.object({ selection: mediaSelection }))
    .output(z.object({ removed: z.number().int(), kept: z.number().int() })),
  content: procedure
    .route({ method: 'GET', path: '/media/{id}/content', summary: 'The bytes of a file', tags })
    .input(byId)
    .output(file),
  thumbnail: procedure
    .route({ method: 'GET', path: '/media/{id}/thumbnail', summary: 'A small picture of it', tags })
    .input(byId)
    .output(file),
  usage: procedure
    .route({
      method: 'GET',
      path: '/media/{id}/usage',
      summary: 'Which accounts posted it, newest first',
      tags,
    })
    .input(byId.extend({ limit: z.number().int().min(1).max(500).default(100) }))
    .output(z.array(mediaUse)),
  fits: procedure
    .route({
      method: 'GET',
      path: '/media/{id}/fits',
      summary: 'Where it can be posted as it is, else why not',
      tags,
    })
    .input(byId)
    .output(z.array(mediaFit)),
  fix: procedure
    .route({
      method: 'POST',
      path: '/media/{id}/fix',
      summary: 'Make a file that fits; the original is kept',
      tags,
      successStatus: 201,
    })
    .input(byId.extend({ fixes: z.array(mediaFix).min(1).max(4), placement }))
    .output(fixedMedia),
  scan: procedure
    .route({ method: 'POST', path: '/media/scan', summary: 'Look which files are missing on disk', tags })
    .input(z.object({}).default({}))
    .output(task),
  delete: procedure
    .route({ method: 'DELETE', path: '/media/{id}', summary: 'Remove a file', tags })
    .input(byId)
    .output(done),
  references,
  watched,
};
