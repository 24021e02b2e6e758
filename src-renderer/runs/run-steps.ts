import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Step } from '../../src-shared/domain/job.ts';
import { useAgent } from '../agent/agent-context.ts';

/** After which step to read on: everything from the first step that was still going may have changed. */
export function resumeAfter(steps: readonly Step[]): number {
  const going = steps.find((step) => step.outcome === 'running');
  return going === undefined ? (steps.at(-1)?.id ?? 0) : going.id - 1;
}

/** The steps known before with what was read since, each once, oldest first. */
export function joinSteps(before: readonly Step[], fresh: readonly Step[]): Step[] {
  const byId = new Map([...before, ...fresh].map((step) => [step.id, step]));
  return [...byId.values()].toSorted((a, b) => a.id - b.id);
}

/** A run's steps; each event reads only what is new. */
export function useRunSteps(runId: number) {
  const { query, client } = useAgent();
  const queries = useQueryClient();
  const queryKey = query.runs.steps.queryKey({ input: { id: runId } });
  return useQuery({
    queryKey,
    queryFn: async ({ signal }) => {
      const before = queries.getQueryData<Step[]>(queryKey) ?? [];
      const fresh = await client.runs.steps({ id: runId, after: resumeAfter(before) }, { signal });
      return joinSteps(before, fresh);
    },
  });
}
