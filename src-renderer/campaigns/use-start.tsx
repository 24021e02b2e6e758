import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useAgent } from '../agent/agent-context.ts';
import { confirm } from '../parts/confirm.tsx';
import type { Step } from './composer-steps.ts';
import { plannedTime } from './planned-time.ts';
import { startQuestion } from './start-words.ts';
import type { Composer } from './use-composer.ts';
import type { Guard } from './use-guard.ts';

/** Starts the campaign after a question that names the numbers; leads to what stands in the way. */
export function useStart(
  composer: Composer,
  guard: Guard,
  go: (step: Step) => void,
  step: Step,
  onStarted: () => void,
) {
  const { query, client } = useAgent();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { ask, save, state } = composer;
  const start = useMutation({
    mutationFn: async ({ id }: { readonly id: number }) => {
      const run = await client.campaigns.start({ id });
      await queries.invalidateQueries({ queryKey: query.key() });
      await queries.fetchQuery(query.campaigns.get.queryOptions({ input: { id } }));
      return run;
    },
    onSuccess: (run, { id }) => {
      guard.release();
      onStarted();
      return state.plan.schedule.kind === 'now'
        ? navigate({ to: '/runs/$runId', params: { runId: String(run.id) } })
        : navigate({ to: '/campaigns/$campaignId', params: { campaignId: String(id) } });
    },
  });
  const begin = async () => {
    const { kind } = state.plan.schedule;
    const answer = await ask.mutateAsync();
    if (answer.issueCount > 0) {
      if (step !== 'review' && !answer.placed.some((issue) => issue.step === step))
        go(answer.placed[0]?.step ?? 'review');
      return;
    }
    const time = (at: string | null) => (at === null ? null : plannedTime(at));
    const { title, numbers, after, yes } = startQuestion(
      kind,
      answer,
      time(answer.firstAt),
      time(answer.lastAt),
    );
    confirm({
      title,
      body: (
        <>
          <strong>{numbers}</strong>. {after}
        </>
      ),
      yes,
      onYes: () => save.mutate(undefined, { onSuccess: ({ stored }) => start.mutate({ id: stored.id }) }),
    });
  };
  return {
    begin: () => void begin().catch(() => undefined),
    isPending: start.isPending,
    startingId: start.isPending ? start.variables.id : null,
    failure: start.error,
  };
}
