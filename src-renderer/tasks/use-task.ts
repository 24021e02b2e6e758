import { useQuery } from '@tanstack/react-query';
import type { Task } from '../../src-shared/domain/task.ts';
import { useAgent } from '../agent/agent-context.ts';

/** Follows the task that this screen began; undefined before it began one and until that is known. */
export function useTask(taskId: string | null): Task | undefined {
  const { query } = useAgent();
  const tasks = useQuery({
    ...query.agent.tasks.list.queryOptions({ input: {} }),
    enabled: taskId !== null,
  });
  return tasks.data?.find(({ id }) => id === taskId);
}
