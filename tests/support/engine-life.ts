import { ClockWatch } from '../../src-agent/clock/clock-watch.ts';
import type { StartTimer } from '../../src-agent/devices/timers.ts';
import { startEngine } from '../../src-agent/jobs/engine.ts';
import type { Delivery } from '../../src-agent/delivery/delivery.ts';
import type { Log } from '../../src-agent/log.ts';
import { patientTimers } from '../../src-agent/store/patient-writes.ts';
import { StorageWatch } from '../../src-agent/store/storage-watch.ts';
import type { DrivenClock } from './driven-clock.ts';
import type { EngineBench } from './engine-bench.ts';
import type { ScriptedPlatform } from './scripted-platform.ts';

/** What one life of an agent's engine needs. */
export type Life = {
  readonly bench: EngineBench;
  readonly platform: ScriptedPlatform;
  /** How posts reach the platform; without it directly. */
  readonly delivery?: Delivery;
  readonly clock: DrivenClock;
  readonly log: Log;
  /** Asked after every turn: whether this life is over. */
  readonly until: () => boolean;
};

/** Turns in which a job in hand does something, if it waits for nothing. */
const turnsOfAJob = 30;

/** Runs the engine as the agent does, with what watches its clock and its disk, and lets time go on whenever nothing happens. */
export async function liveOn({
  bench,
  platform,
  delivery = platform,
  clock,
  log,
  until,
}: Life): Promise<void> {
  const { store } = bench;
  const startTimer = patientTimers(clock.startTimer);
  using _storage = new StorageWatch({ store, startTimer, log });
  // Every minute instead of every five seconds: whole days go by in a test.
  const startSlowTimer: StartTimer = (milliseconds, act) => startTimer(milliseconds * 12, act);
  using _clock = new ClockWatch({
    store,
    steady: () => clock.steady,
    zone: 'UTC',
    startTimer: startSlowTimer,
  });
  await using _engine = startEngine({
    store,
    dataDir: bench.folder,
    ledger: bench.ledger,
    routes: [{ name: 'phone', takes: () => null, delivery }],
    transportOf: () => 'phone',
    startTimer,
    random: () => 0.5,
    log,
  });
  let quiet = 0;
  store.onAppend(() => (quiet = 0));
  for (let turn = 0; turn < 60_000 && !until(); turn += 1) {
    await new Promise((resolve) => void setImmediate(resolve));
    quiet += 1;
    if (quiet <= turnsOfAJob) continue;
    quiet = turnsOfAJob - 1;
    clock.jump();
  }
}
