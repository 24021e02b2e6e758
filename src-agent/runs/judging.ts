import { FixtureExport } from './fixture-export.ts';
import { KeptScreens } from './kept-screens.ts';
import { RunRedaction } from './redaction/run-redaction.ts';
import type { ReplayRoomParts } from './replay-room.ts';
import { Replays } from './replays.ts';

/** What reads kept screens. */
export type Judging = {
  readonly replays: Replays;
  readonly redaction: RunRedaction;
  readonly fixtures: FixtureExport;
};

/** Builds what reads kept screens: a module of its own, because starting the agent needs nothing of it. */
export function openJudging({ store, dataDir, tasks, packs }: ReplayRoomParts): Judging {
  const screens = new KeptScreens(store, dataDir);
  const replays = new Replays({ store, screens, packs });
  return {
    replays,
    redaction: new RunRedaction({ store, screens, tasks }),
    fixtures: new FixtureExport({ store, screens, replays, packs }),
  };
}
