import type { Task } from '../../src-shared/domain/task.ts';
import type { RemoteAgent } from './agent-connection.ts';

/**
 * Tells the progress of a task until it has ended, and answers it as it is then; as it is at that moment when `stop` is
 * aborted, which leaves the task going on.
 */
export async function watchTask(
  agent: Pick<RemoteAgent, 'agent' | 'events'>,
  started: Task,
  stop: AbortSignal,
  tell: (task: Task) => void,
): Promise<Task> {
  const closing = new AbortController();
  const signal = AbortSignal.any([stop, closing.signal]);
  // From the newest event on: what was before it is in the task that is asked for after it.
  let after = (await agent.events.list({ limit: 1 })).last;
  let task = await agent.agent.tasks.get({ id: started.id });
  try {
    while (task.status === 'running' && !stop.aborted)
      for await (const event of await agent.events.subscribe({ after }, { signal })) {
        after = event.seq;
        if (event.type !== 'task.updated' || event.data['id'] !== task.id) continue;
        task = await agent.agent.tasks.get({ id: task.id });
        tell(task);
        if (task.status !== 'running') break;
      }
  } catch (error) {
    if (!stop.aborted) throw error;
  }
  closing.abort();
  return task;
}
