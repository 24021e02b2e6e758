import { implement } from '@orpc/server';
import { contract } from '../../src-shared/contract/contract.ts';
import type { Task } from '../../src-shared/domain/task.ts';
import type { FakeWorld } from './fake-world.ts';

/** Starts a task of the fake agent; a test moves it on with `moveTask`. */
export function fakeTask(world: FakeWorld, rest: Pick<Task, 'kind' | 'title'> & Partial<Task>): Task {
  const task: Task = {
    id: `task-${world.tasks.length + 1}`,
    status: 'running',
    done: 0,
    total: null,
    message: null,
    startedAt: world.now(),
    finishedAt: null,
    ...rest,
  };
  world.tasks.unshift(task);
  moveTask(world, task, {});
  return task;
}

/** Changes a task and tells it as the agent does. */
export function moveTask(world: FakeWorld, task: Task, change: Partial<Task>): void {
  Object.assign(task, change);
  const { id, kind, status, done, total } = task;
  world.tell({ type: 'task.updated', message: task.title, data: { id, kind, status, done, total } });
}

/** The tasks of the fake agent. */
export function fakeTasks(world: FakeWorld) {
  const os = implement(contract).agent.tasks;
  const known = (id: string) => world.tasks.find((task) => task.id === id);
  return {
    list: os.list.handler(() => world.tasks),
    get: os.get.handler(({ input, errors }) => {
      const task = known(input.id);
      if (task === undefined) throw errors.NOT_FOUND({ data: { kind: 'task', id: input.id } });
      return task;
    }),
    cancel: os.cancel.handler(({ input, errors }) => {
      const task = known(input.id);
      if (task === undefined) throw errors.NOT_FOUND({ data: { kind: 'task', id: input.id } });
      moveTask(world, task, { status: 'cancelled', message: 'It was cancelled.', finishedAt: world.now() });
      return task;
    }),
  };
}
