import { ORPCError } from '@orpc/client';
import { expect, test, vi } from 'vitest';
import type { Event } from '../../../../src-shared/domain/event.ts';
import { LiveFeed, reconnectDelay, type Subscribe } from '../../../../src-renderer/live/live-feed.ts';

const line = (seq: number): Event => ({
  seq,
  at: '2026-11-21T10:00:00.000Z',
  type: 'notice.raised',
  message: `line ${seq}`,
  accountId: null,
  campaignId: null,
  runId: null,
  jobId: null,
  deviceId: null,
  data: {},
});

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}

test('a stream that breaks off is resumed after the last event, and the waiting time is said', async () => {
  const asked: (number | undefined)[] = [];
  const states: string[] = [];
  const waits: number[] = [];
  const subscribe: Subscribe = async (after, signal) => {
    asked.push(after);
    if (asked.length === 2) throw new TypeError('Failed to fetch');
    return (async function* () {
      yield line((after ?? 0) + 1);
      if (asked.length === 1) throw new Error('broken off');
      await untilAborted(signal);
    })();
  };
  await using feed = new LiveFeed({
    subscribe,
    wait: async (milliseconds) => void waits.push(milliseconds),
    random: () => 0.5,
  });
  let opened = 0;
  feed.onOpen(() => (opened += 1));
  feed.onState(() => states.push(feed.state()));
  feed.start();
  await vi.waitFor(() => expect(feed.recent().map(({ seq }) => seq)).toEqual([1, 2]));
  expect(asked).toEqual([undefined, 1, 1]);
  expect(states).toEqual(['live', 'reconnecting', 'live']);
  expect(opened).toBe(2);
  expect(waits).toHaveLength(2);
});

test('a session that ended is not asked for again', async () => {
  const subscribe = vi.fn<Subscribe>(() => Promise.reject(new ORPCError('UNAUTHORIZED')));
  await using feed = new LiveFeed({ subscribe, wait: () => Promise.resolve(), random: Math.random });
  feed.start();
  await vi.waitFor(() => expect(feed.state()).toBe('signed_out'));
  expect(subscribe).toHaveBeenCalledTimes(1);
});

test('the wait before reconnecting grows and stays below thirteen seconds', () => {
  const waits = [1, 2, 3, 10, 100].map((attempt) => reconnectDelay(attempt, () => 1));
  expect(waits).toEqual(waits.toSorted((a, b) => a - b));
  expect(waits[0]).toBeLessThan(600);
  expect(waits.at(-1)).toBe(13_000);
});
