import { implement } from '@orpc/server';
import { contract } from '../../src-shared/contract/contract.ts';
import type { ReplayedStep, StepTree, TreeNode } from '../../src-shared/domain/replay.ts';
import { fakeWarmupRecord } from './fake-quiet-runs.ts';
import type { FakeWorld } from './fake-world.ts';

const app = 'com.instagram.android';

function element(id: string, place: readonly number[], rest: Partial<TreeNode> = {}): TreeNode {
  const [left = 0, top = 0, right = 0, bottom = 0] = place;
  return {
    parent: 0,
    className: 'android.widget.TextView',
    resourceId: `${app}:id/${id}`,
    text: null,
    description: null,
    bounds: { left, top, right, bottom },
    clickable: true,
    enabled: true,
    shown: true,
    covered: false,
    ...rest,
  };
}

/** A home screen with a sheet over it and, of the whole, as many small elements as asked for. */
export function fakeTree(stepId: number, moment: StepTree['moment'], small: number): StepTree {
  const many = Array.from({ length: small }, (_, index) => {
    const [x, y] = [(index % 50) * 21, 360 + Math.floor(index / 50) * 30];
    return element(`cell_${index}`, [x, y, x + 18, y + 26], { clickable: index % 7 === 0 });
  });
  return {
    stepId,
    moment,
    width: 1080,
    height: 2340,
    nodes: [
      element('root', [0, 0, 1080, 2340], { parent: null, clickable: false }),
      element('title', [40, 120, 700, 240], { text: 'Instagram', clickable: false }),
      ...many,
      element('like_button', [60, 1400, 220, 1560], { description: 'Like', covered: true }),
      element('profile_tab', [864, 2180, 1080, 2340], { description: 'Profile' }),
    ],
    leftOff: 0,
    pack: 'Instagram 400 to before 420, en',
    seen: { kind: 'screen', name: 'home', sentence: 'This is the home screen.' },
    near: [],
    selectors:
      moment === 'after'
        ? []
        : [
            { kind: 'id', score: 0, why: 'profile_tab: id: nothing matches', node: null },
            { kind: 'description', score: 0.9, why: 'profile_tab: found by description', node: small + 3 },
          ],
  };
}

/** The part of the fake agent that is about the kept screens of steps. */
export function fakeReplay(world: FakeWorld) {
  const os = implement(contract).runs;
  return {
    stepTree: os.stepTree.handler(({ input, errors }) => {
      const step = world.steps.find((each) => each.id === input.stepId);
      const kept = input.moment === 'after' ? step?.hasSource : step?.target;
      if (step === undefined || step.prunedAt !== null || !kept)
        throw errors.NOT_FOUND({ data: { kind: 'screen of step', id: input.stepId } });
      return fakeTree(step.id, input.moment, step.title === 'Share' ? 2000 : 30);
    }),
    replay: os.replay.handler(({ input }) => ({
      packs: ['Instagram 400 to before 430, en'],
      leftOff: 0,
      steps: world.steps
        .filter((step) => step.runId === input.id && step.jobId === (input.jobId ?? step.jobId))
        .map((step, at): ReplayedStep => {
          const then = step.target?.kind === 'element' ? step.target : null;
          const verdict =
            step.prunedAt !== null ? 'none' : then !== null ? 'moved' : at === 2 ? 'worse' : 'same';
          return {
            stepId: step.id,
            jobId: step.jobId,
            title: step.title,
            verdict,
            sentence:
              verdict === 'moved' ? 'The element is found at another place than then.' : 'As then: home.',
            screenThen: step.screen,
            screenNow: { kind: 'screen', name: 'home', sentence: 'This is the home screen.' },
            element: then?.element ?? null,
            boundsThen: then?.bounds ?? null,
            boundsNow: then === null ? null : { left: 600, top: 2180, right: 800, bottom: 2340 },
            whyNow: then === null ? null : 'profile_tab: found by text',
          };
        }),
    })),
    warmup: os.warmup.handler(({ input }) => fakeWarmupRecord(world.now(), input.jobId !== undefined)),
    redact: os.redact.handler(({ input }) => {
      const at = world.now();
      for (const step of world.steps) if (step.runId === input.id) step.redactedAt = at;
      return {
        id: 'redaction',
        kind: 'run_redaction' as const,
        title: `Names are taken out of run ${input.id}`,
        status: 'done' as const,
        done: 1,
        total: 1,
        message: 'Names were taken out.',
        startedAt: at,
        finishedAt: at,
      };
    }),
    exportFixture: os.exportFixture.handler(
      ({ input }) => new File(['PK'], `switchyard-run-${input.id}-screens.zip`, { type: 'application/zip' }),
    ),
    keeping: {
      get: os.keeping.get.handler(() => world.stepKeeping),
      set: os.keeping.set.handler(({ input }) => Object.assign(world.stepKeeping, { policy: input })),
      sweep: os.keeping.sweep.handler(() => ({ ...world.stepKeeping, pruned: 12 })),
    },
  };
}
