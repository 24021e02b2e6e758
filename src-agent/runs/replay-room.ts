import type { Packs } from '../automation/pack/packs.ts';
import type { StartTimer } from '../devices/timers.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';
import type { Tasks } from '../tasks/tasks.ts';
import { DailySweep } from './daily-sweep.ts';
import type { ReplayServices } from './replay-api.ts';
import { StepKeeper } from './step-keeping.ts';

/** What the room of finished steps is built from; `packs` reads those of today. */
export type ReplayRoomParts = {
  readonly store: Store;
  readonly dataDir: string;
  readonly tasks: Tasks;
  readonly startTimer: StartTimer;
  readonly log: Log;
  readonly packs: () => Promise<Packs>;
};

/** Everything that is done with what was kept of finished steps. */
export function openReplayRoom(parts: ReplayRoomParts): ReplayServices & AsyncDisposable {
  const keeper = new StepKeeper(parts.store, parts.dataDir);
  const sweep = new DailySweep({ keeper, startTimer: parts.startTimer, log: parts.log });
  const judging = openedOnce(parts);
  return { keeper, judging, [Symbol.asyncDispose]: () => sweep[Symbol.asyncDispose]() };
}

function openedOnce(parts: ReplayRoomParts): ReplayServices['judging'] {
  let opened: ReturnType<ReplayServices['judging']> | null = null;
  return () => {
    opened ??= import('./judging.ts').then(({ openJudging }) => openJudging(parts));
    return opened;
  };
}
