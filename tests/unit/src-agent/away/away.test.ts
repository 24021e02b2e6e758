import { afterEach, beforeEach, expect, test } from 'vitest';
import { awaySummary } from '../../../../src-agent/away/away-summary.ts';
import { Presence } from '../../../../src-agent/away/presence.ts';
import { moveJob } from '../../../../src-agent/jobs/journal.ts';
import { doAtOnce } from '../../../../src-agent/steps.ts';
import { EngineBench } from '../../../support/engine-bench.ts';

const hour = 60 * 60_000;
let now: number;
let bench: EngineBench;

beforeEach(async () => {
  now = Date.parse('2026-11-25T18:00:00Z');
  bench = await EngineBench.open(() => now);
});
afterEach(() => bench[Symbol.asyncDispose]());

function end(jobId: number, to: 'completed' | 'failed'): void {
  bench.store.write((tx) => {
    const job = tx.get(tx.query.selectFrom('job').selectAll().where('id', '=', jobId));
    if (job === undefined) throw new Error('no such job');
    moveJob(tx, job, 'running', now);
    const problem = { code: 'timeout', message: 'It took too long.', nextAction: 'Retry.' } as const;
    moveJob(tx, { ...job, status: 'running' }, to, now, to === 'failed' ? { problem } : {});
  });
}

const say = (type: 'agent.started' | 'clock.changed', data = {}) =>
  bench.store.write((tx) => tx.append({ type, message: type, data }));

const summaryOf = ({ absence }: Presence) =>
  absence === null ? null : doAtOnce(awaySummary(bench.store, absence));

test('what happened between the last page that was closed and the next one is told until it was read', () => {
  bench.start(bench.addPhone('CEDAR', 4).accountIds);
  const presence = new Presence(bench.store);
  const leave = presence.enter();
  end(1, 'completed');
  expect(presence.absence).toBeNull();
  leave();
  const left = now;
  now += hour;
  end(2, 'completed');
  end(3, 'failed');
  say('clock.changed', { kind: 'forward', ms: 7 * hour });
  now += 10 * hour;
  presence.enter();
  end(4, 'completed');
  expect(summaryOf(presence)).toMatchObject({
    since: new Date(left).toISOString(),
    until: new Date(now).toISOString(),
    posted: 1,
    failed: 1,
    asleepMs: 7 * hour,
    lines: [{ message: 'clock.changed' }, { message: '@cedar.2 was not posted', link: '/runs/1' }],
  });
  presence.enter()();
  expect(presence.absence).not.toBeNull();
  presence.seen();
  expect(presence.absence).toBeNull();
});

test('a page that is reloaded was not away, and a night without posts is not worth a word', () => {
  const presence = new Presence(bench.store);
  presence.enter()();
  now += 60_000;
  presence.enter()();
  expect(presence.absence).toBeNull();
  now += 12 * hour;
  presence.enter();
  expect(summaryOf(presence)).toBeNull();
});

test('after an agent was killed under an open page, the last line of its log is when somebody looked last', () => {
  bench.start(bench.addPhone('CEDAR', 2).accountIds);
  const killed = new Presence(bench.store);
  killed.enter();
  end(1, 'completed');
  const next = new Presence(bench.store);
  now += 2 * hour;
  say('agent.started');
  now += hour;
  end(2, 'completed');
  now += hour;
  next.enter();
  expect(summaryOf(next)).toMatchObject({ posted: 1, failed: 0, asleepMs: 2 * hour });
});
