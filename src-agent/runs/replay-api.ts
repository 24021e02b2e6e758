import { answer } from '../api/answer.ts';
import { agentContract } from '../api/implementer.ts';
import type { Judging } from './judging.ts';
import type { StepKeeper } from './step-keeping.ts';

/** What kept screens are swept by, and, loaded when it is first asked for, what reads them. */
export type ReplayServices = {
  readonly keeper: StepKeeper;
  readonly judging: () => Promise<Judging>;
};

/** The part of `runs` that is about what was kept of its steps. */
export function replayApi({ keeper, judging }: ReplayServices) {
  const api = agentContract.runs;
  return {
    stepTree: api.stepTree.handler(async ({ input }) =>
      answer(await (await judging()).replays.tree(input.id, input.stepId, input.moment)),
    ),
    replay: api.replay.handler(async ({ input }) =>
      answer(await (await judging()).replays.replay(input.id, input.jobId)),
    ),
    redact: api.redact.handler(async ({ input }) => answer((await judging()).redaction.start(input.id))),
    exportFixture: api.exportFixture.handler(async ({ input: { id, stepId, jobId } }) =>
      answer(await (await judging()).fixtures.file(id, { stepId, jobId })),
    ),
    keeping: {
      get: api.keeping.get.handler(() => keeper.state()),
      set: api.keeping.set.handler(({ input }) => {
        keeper.setPolicy(input);
        return keeper.state();
      }),
      sweep: api.keeping.sweep.handler(async () => {
        const pruned = await keeper.sweep();
        return { ...keeper.state(), pruned };
      }),
    },
  };
}
