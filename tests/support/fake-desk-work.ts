import { implement } from '@orpc/server';
import { contract } from '../../src-shared/contract/contract.ts';
import { find } from './fake-answers.ts';
import type { FakeWorld } from './fake-world.ts';

/** Tasks, saved views and the summary of an absence of the fake agent. */
export function fakeDeskWork(world: FakeWorld) {
  const os = implement(contract).agent;
  const task = (id: string, missing: (about: { data: { kind: string; id: string } }) => Error) => {
    const found = world.tasks.find((each) => each.id === id);
    if (found === undefined) throw missing({ data: { kind: 'task', id } });
    return found;
  };
  return {
    away: {
      get: os.away.get.handler(() => world.away),
      seen: os.away.seen.handler(() => {
        world.away = null;
        return { ok: true };
      }),
    },
    tasks: {
      list: os.tasks.list.handler(() => world.tasks),
      get: os.tasks.get.handler(({ input, errors }) => task(input.id, errors.NOT_FOUND)),
      cancel: os.tasks.cancel.handler(({ input, errors }) =>
        world.changeTask(task(input.id, errors.NOT_FOUND), {
          status: 'cancelled',
          message: 'It was cancelled.',
          finishedAt: world.now(),
        }),
      ),
    },
    views: {
      list: os.views.list.handler(({ input }) => world.views.filter(({ list }) => list === input.list)),
      create: os.views.create.handler(({ input }) => {
        const view = { id: (world.views.at(-1)?.id ?? 0) + 1, ...input, createdAt: world.now() };
        world.views.push(view);
        world.tell({ type: 'view.created', message: `The view “${view.name}” was saved` });
        return view;
      }),
      delete: os.views.delete.handler(({ input, errors }) => {
        world.views.splice(world.views.indexOf(find(world.views, input.id, errors.NOT_FOUND)), 1);
        world.tell({ type: 'view.deleted', message: 'A saved view was removed' });
        return { ok: true };
      }),
    },
  };
}
