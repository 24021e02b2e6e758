import { implement } from '@orpc/server';
import { contract } from '../../src-shared/contract/contract.ts';
import { find, page } from './fake-answers.ts';
import { fakeCalendar } from './fake-calendar.ts';
import { fakeReplay } from './fake-replay.ts';
import type { FakeWorld } from './fake-world.ts';
import { unanswered } from './unanswered.ts';
import { screenPicture } from './screen-picture.ts';

/** Runs, jobs and events of the fake agent. */
export function fakeRuns(world: FakeWorld) {
  const os = implement(contract);
  const setStatus = (id: number, status: 'running' | 'paused' | 'stopped') => {
    const run = world.runs.find((each) => each.id === id);
    if (run === undefined) throw new Error('no such run');
    run.status = status;
    world.tell({ type: 'run.updated', message: `Run ${status}`, runId: id, campaignId: run.campaignId });
    return run;
  };
  const job = (id: number) => find(world.jobs, id, () => new Error('no such job'));
  return {
    runs: {
      ...unanswered(contract.runs),
      ...fakeReplay(world),
      list: os.runs.list.handler(({ input }) =>
        page(
          world.runs.filter(
            (run) =>
              (input.status ?? run.status) === run.status &&
              (input.campaignId ?? run.campaignId) === run.campaignId,
          ),
          input,
        ),
      ),
      get: os.runs.get.handler(({ input, errors }) => find(world.runs, input.id, errors.NOT_FOUND)),
      pause: os.runs.pause.handler(({ input }) => setStatus(input.id, 'paused')),
      resume: os.runs.resume.handler(({ input }) => setStatus(input.id, 'running')),
      stop: os.runs.stop.handler(({ input }) => {
        world.stops.push(input.letFinish ? 'after_posts_in_hand' : 'now');
        return setStatus(input.id, 'stopped');
      }),
      retryFailed: os.runs.retryFailed.handler(({ input }) => {
        for (const each of world.jobs)
          if (each.runId === input.id && each.status === 'failed') world.settle(each, 'pending');
        return setStatus(input.id, 'running');
      }),
      steps: os.runs.steps.handler(({ input }) =>
        world.steps.filter((step) => step.runId === input.id && step.id > input.after),
      ),
      screenshot: os.runs.screenshot.handler(({ input }) =>
        screenPicture(`Step ${input.stepId} ${input.when}`),
      ),
      report: os.runs.report.handler(
        () => new File(['<!doctype html>'], 'report.html', { type: 'text/html' }),
      ),
      reportJson: os.runs.reportJson.handler(
        () => new File(['{}'], 'report.json', { type: 'application/json' }),
      ),
    },
    jobs: {
      ...unanswered(contract.jobs),
      ...fakeCalendar(world),
      list: os.jobs.list.handler(({ input }) =>
        page(
          world.jobs.filter(
            (each) =>
              (input.runId ?? each.runId) === each.runId &&
              (input.accountId ?? each.accountId) === each.accountId &&
              (input.status ?? each.status) === each.status,
          ),
        ),
      ),
      get: os.jobs.get.handler(({ input, errors }) => ({
        ...find(world.jobs, input.id, errors.NOT_FOUND),
        journal: [],
      })),
      retry: os.jobs.retry.handler(({ input }) => {
        world.settle(job(input.id), 'pending');
        return job(input.id);
      }),
      cancel: os.jobs.cancel.handler(({ input }) => {
        world.settle(job(input.id), 'cancelled');
        return job(input.id);
      }),
      resolve: os.jobs.resolve.handler(({ input }) => {
        const { decision } = input;
        world.settle(
          job(input.id),
          decision === 'published' ? 'completed' : decision === 'give_up' ? 'failed' : 'pending',
        );
        return job(input.id);
      }),
      statistics: os.jobs.statistics.handler(() => Promise.reject(new Error('not in the fake'))),
    },
    events: {
      list: os.events.list.handler(({ input }) => {
        const items = world.events
          .filter((event) => event.seq > input.after && (input.runId ?? event.runId) === event.runId)
          .slice(0, input.limit);
        return { items, last: world.events.length };
      }),
      subscribe: os.events.subscribe.handler(async function* ({ input, signal }) {
        const live = world.published.subscribe('event', signal === undefined ? {} : { signal });
        for (const event of world.events.slice(input.after ?? world.events.length)) yield event;
        for await (const event of live) yield event;
      }),
    },
  };
}
