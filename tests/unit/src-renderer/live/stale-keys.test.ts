import { QueryClient } from '@tanstack/react-query';
import { generateOperationKey } from '@orpc/tanstack-query';
import { expect, test, vi } from 'vitest';
import { event as eventSchema, eventType, type Event } from '../../../../src-shared/domain/event.ts';
import { contract } from '../../../../src-shared/contract/contract.ts';
import { LiveCache, joinEvents } from '../../../../src-renderer/live/live-cache.ts';
import { LiveFeed } from '../../../../src-renderer/live/live-feed.ts';
import { staleKeys } from '../../../../src-renderer/live/stale-keys.ts';

function event(type: Event['type'], about: Partial<Event> = {}): Event {
  return eventSchema.parse({
    seq: 1,
    at: '2026-11-21T10:00:00.000Z',
    type,
    message: 'Something happened',
    accountId: null,
    campaignId: null,
    runId: null,
    jobId: null,
    deviceId: null,
    data: {},
    ...about,
  });
}

/** Whether a procedure of the contract, or a group of them, has that path. */
function isInContract(path: readonly string[]): boolean {
  let place: unknown = contract;
  for (const part of path) {
    if (typeof place !== 'object' || place === null || !Object.hasOwn(place, part)) return false;
    place = (place as Record<string, unknown>)[part];
  }
  return true;
}

/** Marks what an event makes old in a cache that holds these answers, and says which were marked. */
async function marked(
  what: Event,
  held: Record<string, readonly [readonly string[], object]>,
): Promise<string[]> {
  const queries = new QueryClient();
  for (const [path, input] of Object.values(held))
    queries.setQueryData(generateOperationKey(path, { type: 'query', input }), 'answer');
  const { promise, resolve } = Promise.withResolvers<void>();
  await using feed = new LiveFeed({
    subscribe: () =>
      Promise.resolve(
        (async function* () {
          yield what;
          await promise;
        })(),
      ),
    wait: () => promise,
    random: () => 0,
  });
  new LiveCache(queries, (callback) => queueMicrotask(callback)).follow({
    onEvent: feed.onEvent,
    onOpen: () => () => undefined,
  });
  feed.start();
  await vi.waitFor(() => expect(feed.recent()).toHaveLength(1));
  await new Promise((done) => setImmediate(done));
  resolve();
  return Object.entries(held)
    .filter(
      ([, [path, input]]) =>
        queries.getQueryState(generateOperationKey(path, { type: 'query', input }))?.isInvalidated,
    )
    .map(([name]) => name);
}

test('every kind of event names only parts of the contract', () => {
  for (const type of eventType.options)
    for (const { path } of staleKeys(event(type, { runId: 1, jobId: 2, campaignId: 3 })))
      expect([type, path, isInContract(path)]).toEqual([type, path, true]);
});

const held = {
  thisRun: [['runs', 'get'], { id: 5 }],
  otherRun: [['runs', 'get'], { id: 6 }],
  runList: [['runs', 'list'], { limit: 200 }],
  theseSteps: [['runs', 'steps'], { id: 5 }],
  thisPicture: [['runs', 'screenshot'], { id: 5, stepId: 1, when: 'after' }],
  theseJobs: [['jobs', 'list'], { runId: 5, limit: 200 }],
  otherJobs: [['jobs', 'list'], { runId: 6, limit: 200 }],
  accounts: [['accounts', 'list'], { limit: 200 }],
  parts: [['agent', 'parts'], {}],
} as const;

test('a job that changed makes its run and its list old, and nothing of another run', async () => {
  expect(await marked(event('job.updated', { runId: 5, jobId: 9 }), held)).toEqual([
    'thisRun',
    'runList',
    'theseJobs',
  ]);
});

test('a finished step is read again without reading old pictures again', async () => {
  expect(await marked(event('step.finished', { runId: 5, jobId: 9 }), held)).toEqual([
    'theseSteps',
    'theseJobs',
  ]);
});

test('a notice makes nothing old, a restart of the agent everything', async () => {
  expect(await marked(event('notice.raised', { runId: 5 }), held)).toEqual([]);
  expect(await marked(event('agent.recovered'), held)).toEqual(Object.keys(held));
});

test('two readings of the log join to each line once, in order', () => {
  const line = (seq: number) => event('job.updated', { seq });
  expect(joinEvents([line(1), line(3)], [line(3), line(2), line(4)]).map(({ seq }) => seq)).toEqual([
    1, 2, 3, 4,
  ]);
});
