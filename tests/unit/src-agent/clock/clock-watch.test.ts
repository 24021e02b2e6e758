import { afterEach, beforeEach, expect, test } from 'vitest';
import { ClockWatch } from '../../../../src-agent/clock/clock-watch.ts';
import { Jobs } from '../../../../src-agent/jobs/jobs.ts';
import { EventLog } from '../../../../src-agent/store/event-log.ts';
import { EngineBench } from '../../../support/engine-bench.ts';
import { ManualTimers } from '../../../support/manual-timers.ts';

const hour = 60 * 60_000;
let wall: number;
let timers: ManualTimers;
let bench: EngineBench;

beforeEach(async () => {
  wall = Date.parse('2026-11-25T09:00:00Z');
  timers = new ManualTimers();
  bench = await EngineBench.open(() => wall);
});
afterEach(() => bench[Symbol.asyncDispose]());

function watch(zone = 'Europe/Berlin'): ClockWatch {
  return new ClockWatch({ store: bench.store, steady: () => timers.now, zone, startTimer: timers.start });
}

/** Both clocks go on by five seconds, and the wall's by more. */
function goOn(more: number): void {
  wall += 5_000 + more;
  timers.advance(5_000);
}

const told = () =>
  new EventLog(bench.store)
    .read(0, 100)
    .filter(({ type }) => type === 'clock.changed')
    .map(({ data }) => data);

test('sleep and clocks that are set are told once, late timers and corrections are not', () => {
  using _watch = watch();
  goOn(0);
  goOn(14_000);
  expect(told()).toEqual([]);
  goOn(3 * hour);
  goOn(0);
  goOn(-2 * hour);
  goOn(0);
  expect(told()).toEqual([
    { kind: 'forward', ms: 3 * hour },
    { kind: 'back', ms: 2 * hour },
  ]);
});

test('a clock that is set back puts neither retries nor what is due at once off; planned times stay', () => {
  bench.start(bench.addPhone('CEDAR', 3).accountIds);
  const later = wall + 4 * hour;
  bench.store.write((tx) => {
    const job = tx.query.updateTable('job');
    tx.run(job.set({ status: 'retrying', due_at: wall + 60_000 }).where('id', '=', 1));
    tx.run(job.set({ due_at: later, scheduled_at: later }).where('id', '=', 2));
  });
  using _watch = watch();
  goOn(-24 * hour);
  const jobs = new Jobs(bench.store).list({ limit: 10 }).items;
  const atOnce = new Date(wall).toISOString();
  expect(jobs.map(({ dueAt }) => dueAt)).toEqual([atOnce, new Date(later).toISOString(), atOnce]);
});

test('another time zone of the computer is told at the next start', () => {
  watch('Europe/Berlin')[Symbol.dispose]();
  watch('Europe/Berlin')[Symbol.dispose]();
  expect(told()).toEqual([]);
  watch('America/New_York')[Symbol.dispose]();
  expect(told()).toEqual([{ kind: 'zone', from: 'Europe/Berlin', to: 'America/New_York' }]);
});
