import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { rehearseCampaign } from '../../../../src-agent/campaigns/rehearse-campaign.ts';
import { startCampaign } from '../../../../src-agent/campaigns/start-campaign.ts';
import type { Delivery, PhoneWork, Stopped } from '../../../../src-agent/delivery/delivery.ts';
import { PhoneError } from '../../../../src-agent/devices/phone-driver.ts';
import { Jobs } from '../../../../src-agent/jobs/jobs.ts';
import { Runs } from '../../../../src-agent/runs/runs.ts';
import { doAtOnce } from '../../../../src-agent/steps.ts';
import { plainSql } from '../../../../src-agent/store/plain-sql.ts';
import { draftWith } from '../../../support/campaign-draft.ts';
import { collectedLog } from '../../../support/collected-log.ts';
import { DrivenClock } from '../../../support/driven-clock.ts';
import { EngineBench } from '../../../support/engine-bench.ts';
import { liveOn } from '../../../support/engine-life.ts';
import { ScriptedPlatform } from '../../../support/scripted-platform.ts';

const stopped = (remedy: Stopped['remedy']): Stopped => ({
  kind: 'stopped',
  remedy,
  problem: { code: 'element_missing', message: 'It is not there.', nextAction: 'Wait.' },
});

/** What meets a rehearsal, one try after the other. */
const anyMeeting = fc.constantFrom<'goes well' | 'no app' | 'breaks' | Stopped>(
  'goes well',
  'no app',
  'breaks',
  stopped('retry'),
  stopped('person'),
  stopped('fail'),
);

async function open() {
  const clock = new DrivenClock(Date.UTC(2026, 10, 25, 9));
  const bench = await EngineBench.open(() => clock.wall);
  const { accountIds } = bench.addPhone('ALDER', 2);
  const draft = draftWith({
    name: 'Autumn',
    items: [
      { kind: 'photo', mediaIds: [bench.addMedia()], caption: 'Hello', firstComment: 'More in the shop' },
    ],
    accountIds,
  });
  const created = bench.campaigns.create(draft);
  if (!created.ok) throw new Error('the campaign was refused');
  const campaignId = created.value.id;
  const count = (query: string) => bench.store.get(plainSql<{ n: number }>(query))?.n ?? -1;
  return {
    bench,
    accountIds,
    campaignId,
    count,
    rehearse: (ids: readonly number[] = []) => doAtOnce(rehearseCampaign(bench.planning, campaignId, ids)),
    live: (delivery: Delivery<PhoneWork>, runId: number) =>
      liveOn({
        bench,
        platform: new ScriptedPlatform(() => 'none', []),
        delivery: delivery as Delivery,
        clock,
        log: collectedLog(),
        until: () =>
          count(
            `SELECT count(*) AS n FROM job WHERE run_id = ${runId} AND status IN ('pending', 'running', 'retrying')`,
          ) === 0,
      }),
    [Symbol.asyncDispose]: async () => {
      bench.store[Symbol.dispose]();
      await bench[Symbol.asyncDispose]();
    },
  };
}

test('whatever meets a rehearsal, nothing is committed, nothing counts, and the post itself can still be made', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyMeeting, { maxLength: 6 }),
      fc.array(anyMeeting, { maxLength: 3 }),
      async (meets, leaves) => {
        await using desk = await open();
        const { bench, count } = desk;
        const started = desk.rehearse();
        if (!started.ok) return expect.fail(JSON.stringify(started.refusal));
        let commits = 0;
        let left = 0;
        const meet = (all: typeof meets): Stopped | null => {
          const next = all.shift() ?? 'goes well';
          if (next === 'no app') throw new PhoneError('app_missing', 'not installed');
          if (next === 'breaks') throw new Error('unforeseen');
          return next === 'goes well' ? null : next;
        };
        const delivery: Delivery<PhoneWork> = {
          open: (work) =>
            Promise.resolve({
              prepare: async () => (
                expect(work.rehearsal).toBe(true),
                meet(meets) ?? { kind: 'prepared', evidence: {} }
              ),
              commit: async () => ((commits += 1), { kind: 'published', evidence: {} }),
              leave: async () => meet(leaves) ?? ((left += 1), { kind: 'left' }),
              [Symbol.asyncDispose]: () => Promise.resolve(),
            }),
          look: () => Promise.reject(new Error('there is nothing to look for')),
        };
        await desk.live(delivery, started.value);

        expect(commits).toBe(0);
        const jobs = new Jobs(bench.store).list({ runId: started.value, limit: 10 }).items;
        expect(jobs).toHaveLength(2);
        const done = jobs.filter(({ status }) => status === 'completed');
        expect(done).toHaveLength(left);
        for (const job of done)
          expect(new Jobs(bench.store).journal(job.id).at(-1)).toMatchObject({
            state: 'not_published',
            evidence: { rehearsed: true },
            commitSentAt: null,
          });
        expect(count('SELECT count(*) AS n FROM limit_entry')).toBe(0);
        expect(
          count(
            `SELECT count(*) AS n FROM event WHERE data_json ->> '$.state' IN ('commit_sent', 'published')`,
          ),
        ).toBe(0);
        expect(count('SELECT sum(uses) AS n FROM media')).toBe(0);

        const real = doAtOnce(startCampaign(bench.planning, desk.campaignId));
        if (!real.ok) return expect.fail(JSON.stringify(real.refusal));
        const posts: string[] = [];
        const platform = new ScriptedPlatform(() => 'none', posts);
        await desk.live(platform as unknown as Delivery<PhoneWork>, real.value);
        expect(posts.filter((post) => post.endsWith(': Hello'))).toHaveLength(2);
      },
    ),
    { numRuns: 12 },
  );
});

test('a rehearsal is a run of its own kind that lists of campaigns and the calendar do not know', async () => {
  await using desk = await open();
  const { bench, accountIds, campaignId } = desk;
  const started = desk.rehearse(accountIds.slice(1));
  if (!started.ok) return expect.fail(JSON.stringify(started.refusal));
  const runs = new Runs(bench.store, bench.folder);
  expect(runs.get(started.value)).toMatchObject({
    value: { kind: 'rehearsal', campaignName: 'Autumn', counts: { pending: 1 } },
  });
  expect(runs.list({ limit: 10, kind: 'posting' }).items).toEqual([]);
  expect(bench.campaigns.list({ limit: 10, archived: 'no', sort: 'id' })).toMatchObject({
    value: { total: 1 },
  });
  expect(bench.campaigns.get(campaignId)).toMatchObject({ value: { status: 'draft', lastRunId: null } });
  // First comments need a post to stand under.
  expect(
    new Jobs(bench.store).list({ runId: started.value, limit: 10 }).items.map(({ kind }) => kind),
  ).toEqual(['photo']);
  expect(desk.rehearse([999])).toMatchObject({ refusal: { issues: [{ path: 'accountIds.0' }] } });
});

test('where nothing goes over a phone there is nothing to rehearse', async () => {
  await using desk = await open();
  const overApi = { ...desk.bench.planning, routeFor: () => ({ route: 'api' as const }) };
  expect(doAtOnce(rehearseCampaign(overApi, desk.campaignId, []))).toMatchObject({
    refusal: { code: 'INVALID', message: expect.stringContaining('nothing to rehearse') as string },
  });
});
