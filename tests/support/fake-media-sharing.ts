import { implement } from '@orpc/server';
import { contract } from '../../src-shared/contract/contract.ts';
import type { MediaReference, WatchedFolder } from '../../src-shared/domain/media.ts';
import type { FakeWorld } from './fake-world.ts';

/** References and watched folders of the fake agent; a folder with `gone` in its path cannot be read. */
export function fakeMediaSharing(world: FakeWorld) {
  const os = implement(contract).media;
  const references: MediaReference[] = [];
  const folders: WatchedFolder[] = [];
  return {
    references: {
      list: os.references.list.handler(({ input }) =>
        references.filter(({ mediaId }) => mediaId === input.id),
      ),
      create: os.references.create.handler(({ input }) => {
        const expiresAt = new Date(Date.now() + input.minutes * 60_000).toISOString();
        const reference = String(references.length + 1)
          .repeat(32)
          .slice(0, 32);
        const made = {
          reference,
          mediaId: input.id,
          createdAt: world.now(),
          expiresAt,
          state: 'valid' as const,
        };
        references.unshift(made);
        world.tell({ type: 'media.reference_created', message: 'Made' });
        return made;
      }),
      revoke: os.references.revoke.handler(({ input, errors }) => {
        const known = references.find(({ reference }) => reference === input.reference);
        if (known === undefined) throw errors.NOT_FOUND({ data: { kind: 'reference', id: input.reference } });
        known.state = 'revoked';
        world.tell({ type: 'media.reference_revoked', message: 'Revoked' });
        return known;
      }),
    },
    watched: {
      list: os.watched.list.handler(() => folders),
      add: os.watched.add.handler(({ input }) => {
        const gone = input.path.includes('gone');
        const state = gone ? ('unreadable' as const) : ('watching' as const);
        const problem = gone ? 'The folder cannot be read. Plug in the disk it is on.' : null;
        const folder = { id: folders.length + 1, ...input, state, problem, added: 0 };
        folders.push(folder);
        world.tell({ type: 'media.folder_watched', message: 'Watched' });
        return folder;
      }),
      remove: os.watched.remove.handler(({ input }) => {
        folders.splice(
          folders.findIndex(({ id }) => id === input.id),
          1,
        );
        world.tell({ type: 'media.folder_left', message: 'Left' });
        return { ok: true };
      }),
    },
  };
}
