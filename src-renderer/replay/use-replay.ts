import { skipToken, useQuery } from '@tanstack/react-query';
import type { Step } from '../../src-shared/domain/job.ts';
import type { StepMoment } from '../../src-shared/domain/replay.ts';
import { useAgent } from '../agent/agent-context.ts';

/** The picture and the elements of a step at one of its moments; what was read once does not change. */
export function useMoment(step: Step, moment: StepMoment) {
  const { query } = useAgent();
  const hasPicture = moment === 'before' ? step.hasBefore : step.hasAfter;
  const isKept = step.prunedAt === null && step.outcome !== 'running';
  const lasting = { staleTime: Infinity, gcTime: 60_000 };
  const picture = useQuery(
    query.runs.screenshot.queryOptions({
      input: hasPicture ? { id: step.runId, stepId: step.id, when: moment } : skipToken,
      ...lasting,
    }),
  );
  const tree = useQuery(
    query.runs.stepTree.queryOptions({
      input: isKept ? { id: step.runId, stepId: step.id, moment } : skipToken,
      ...lasting,
    }),
  );
  return { picture, tree, hasPicture, isKept };
}
