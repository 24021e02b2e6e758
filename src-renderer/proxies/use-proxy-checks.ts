import { useMutation, useQuery } from '@tanstack/react-query';
import type { ProxySelection } from '../../src-shared/domain/proxy.ts';
import type { Task } from '../../src-shared/domain/task.ts';
import { useAgent } from '../agent/agent-context.ts';
import { tellFailure } from '../parts/tell.tsx';

/** Checks of many proxies: the one that is going on, how to begin one, and how to stop it. */
export function useProxyChecks() {
  const { query } = useAgent();
  const tasks = useQuery(query.agent.tasks.list.queryOptions({ input: {} }));
  const settle = { onSuccess: () => tasks.refetch(), onError: tellFailure };
  const begin = useMutation(query.proxies.checkMany.mutationOptions(settle));
  const cancel = useMutation(query.agent.tasks.cancel.mutationOptions(settle));
  const running: Task | undefined = tasks.data?.find(
    ({ kind, status }) => kind === 'proxy_check' && status === 'running',
  );
  return {
    running,
    beginning: begin.isPending,
    begin: (selection: ProxySelection) => begin.mutate({ selection }),
    cancelling: cancel.isPending,
    cancel: (task: Task) => cancel.mutate({ id: task.id }),
  };
}
