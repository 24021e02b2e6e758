import { answer } from '../api/answer.ts';
import { agentContract } from '../api/implementer.ts';
import type { MediaLibrary } from './media-library.ts';
import type { MediaReferences } from './media-references.ts';
import type { WatchedFolders } from './watched-folders.ts';

/** `media` of the contract. */
export function mediaApi(library: MediaLibrary, references: MediaReferences, watched: WatchedFolders) {
  const api = agentContract.media;
  return api.router({
    list: api.list.handler(({ input }) => library.list(input)),
    facets: api.facets.handler(() => library.facets()),
    get: api.get.handler(({ input }) => answer(library.get(input.id))),
    create: api.create.handler(async ({ input: { file, folder = '', client = null } }) =>
      answer(await library.add(file, { folder, client })),
    ),
    importPaths: api.importPaths.handler(({ input }) => library.importPaths(input.paths, input)),
    update: api.update.handler(({ input: { id, ...change } }) => answer(library.update(id, change))),
    change: api.change.handler(({ input }) => library.change(input.selection, input.change)),
    remove: api.remove.handler(({ input }) => library.remove(input.selection)),
    content: api.content.handler(async ({ input }) => answer(await library.content(input.id))),
    thumbnail: api.thumbnail.handler(async ({ input }) => answer(await library.thumbnail(input.id))),
    usage: api.usage.handler(({ input }) => answer(library.usage(input.id, input.limit))),
    fits: api.fits.handler(({ input }) => answer(library.fits(input.id))),
    fix: api.fix.handler(async ({ input }) =>
      answer(await library.fix(input.id, input.fixes, input.placement)),
    ),
    scan: api.scan.handler(() => library.scan()),
    delete: api.delete.handler(async ({ input }) => answer(await library.delete(input.id))),
    references: {
      list: api.references.list.handler(({ input }) => answer(references.list(input.id))),
      create: api.references.create.handler(({ input }) =>
        answer(references.create(input.id, input.minutes)),
      ),
      revoke: api.references.revoke.handler(({ input }) => answer(references.revoke(input.reference))),
    },
    watched: {
      list: api.watched.list.handler(() => watched.list()),
      add: api.watched.add.handler(async ({ input }) => answer(await watched.add(input.path, input))),
      remove: api.watched.remove.handler(async ({ input }) => answer(await watched.remove(input.id))),
    },
  });
}
