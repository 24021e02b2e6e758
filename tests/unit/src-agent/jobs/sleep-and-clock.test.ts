import { expect, test } from 'vitest';
import type { Problem } from '../../../../src-shared/domain/problem.ts';
import { usualLimits } from '../../../../src-shared/usual-limits.ts';
import type { Delivery } from '../../../../src-agent/delivery/delivery.ts';
import { writeSetting } from '../../../../src-agent/store/settings.ts';
import { collectedLog } from '../../../support/collected-log.ts';
import { DrivenClock } from '../../../support/driven-clock.ts';
import { EngineBench } from '../../../support/engine-bench.ts';
import { liveOn } from '../../../support/engine-life.ts';
import { ScriptedPlatform, type Trouble } from '../../../support/scripted-platform.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** One phone with as many accounts as times; the post of each is planned for its time (ISO 8601) and may be two hours late. */
async function openPlan(now: string, planned: readonly string[], script: readonly Trouble[] = []) {
  const clock = new DrivenClock(Date.parse(now));
  const bench = await EngineBench.open(() => clock.wall);
  const { accountIds } = bench.addPhone('CEDAR', planned.length);
  bench.start(accountIds);
  bench.store.write((tx) => {
    for (const [index, time] of planned.entries()) {
      const at = Date.parse(time);
      const plan = { due_at: at, scheduled_at: at, not_after: at + 2 * hour };
      tx.run(
        tx.query
          .updateTable('job')
          .set(plan)
          .where('account_id', '=', accountIds[index] ?? 0),
      );
    }
  });
  const left = [...script];
  const platform = new ScriptedPlatform(() => left.shift() ?? 'none');
  const made: string[] = [];
  const push = platform.posts.push.bind(platform.posts);
  platform.posts.push = (post) => {
    made.push(`${post.slice(0, post.indexOf(':'))} ${new Date(clock.wall).toISOString().slice(0, 16)}`);
    return push(post);
  };
  const jobs = () =>
    bench.store.all(bench.store.query.selectFrom('job').select(['status', 'problem_json']).orderBy('id'));
  return {
    bench,
    clock,
    platform,
    log: collectedLog(),
    /** The posts that were made: account and time. */
    made,
    jobs,
    /** What became of each account's post. */
    ends: () =>
      jobs().map(({ status, problem_json: problem }) =>
        problem === null ? status : (JSON.parse(problem) as Problem).code,
      ),
    ended: () => jobs().every(({ status }) => status === 'completed' || status === 'needs_review'),
    [Symbol.asyncDispose]: () => bench[Symbol.asyncDispose](),
  };
}

/** A delivery whose first commit takes until `during` is over. */
function slowly(platform: ScriptedPlatform, during: () => Promise<void>): Delivery {
  let isFirst = true;
  return {
    look: (work, before) => platform.look(work, before),
    open: async (work, steps, signal) => {
      const session = await platform.open(work, steps, signal);
      if ('kind' in session) return session;
      const commit = async () => {
        if (isFirst) {
          isFirst = false;
          await during();
        }
        return await session.commit();
      };
      return { ...session, commit };
    },
  };
}

test('a laptop that sleeps in the middle of a post and of a backlog: what is in hand is finished alone, the rest is posted or asked about as its campaign says', async () => {
  const plan = ['09:00', '09:00', '10:00', '12:00', '13:30', '14:30', '16:00'].map(
    (time) => `2026-11-25T${time}:00Z`,
  );
  await using life = await openPlan('2026-11-25T09:00:00Z', plan);
  const { clock, platform } = life;
  let mostOnPhone = 0;
  const delivery = slowly(platform, async () => {
    // The lease runs out in the sleep, and the agent notices the sleep while the phone is still being worked.
    clock.setWall(6 * hour);
    const until = clock.steady + 2 * minute;
    while (clock.steady < until) {
      mostOnPhone = Math.max(mostOnPhone, platform.inHand.size);
      await new Promise((resolve) => void setImmediate(resolve));
    }
  });
  await liveOn({ ...life, delivery, until: life.ended });
  expect(life.ends()).toEqual([
    'completed',
    'slot_missed',
    'slot_missed',
    'slot_missed',
    'completed',
    'completed',
    'completed',
  ]);
  expect(life.made).toEqual([
    'cedar.0 2026-11-25T15:02',
    'cedar.4 2026-11-25T15:02',
    'cedar.5 2026-11-25T15:02',
    'cedar.6 2026-11-25T16:00',
  ]);
  expect(mostOnPhone).toBe(1);
});

test('a clock that is a day ahead for an hour: what it made too early is not made again, retries are not put off by a day, later posts keep their time', async () => {
  const plan = [
    '2026-11-25T09:00:00Z',
    '2026-11-26T09:10:00Z',
    '2026-11-26T12:00:00Z',
    '2026-11-26T20:00:00Z',
  ];
  const script: Trouble[] = ['none', 'stop in prepare'];
  await using life = await openPlan('2026-11-25T09:00:00Z', plan, script);
  const { clock, platform, jobs } = life;
  const start = clock.steady;
  let moved = 0;
  await liveOn({
    ...life,
    until: () => {
      if (moved === 0 && jobs()[0]?.status === 'completed') {
        clock.setWall(day);
        moved = 1;
      }
      if (moved === 1 && jobs()[1]?.status === 'retrying') {
        clock.setWall(-day);
        moved = 2;
      }
      return life.ended();
    },
  });
  expect(life.ends()).toEqual(['completed', 'completed', 'completed', 'completed']);
  expect(life.made).toEqual([
    'cedar.0 2026-11-25T09:00',
    'cedar.1 2026-11-25T09:11',
    'cedar.2 2026-11-26T12:00',
    'cedar.3 2026-11-26T20:00',
  ]);
  expect(clock.steady - start).toBeLessThan(2 * day);
});

/** One post a day for each account, in its zone. */
async function openLimited(now: string, planned: readonly string[], zone: string) {
  const life = await openPlan(now, planned);
  const { store } = life.bench;
  writeSetting(store, 'limits', { ...usualLimits, perDay: { ...usualLimits.perDay, post: 1 } });
  store.write((tx) => {
    tx.run(tx.query.updateTable('account').set({ timezone: zone }));
    tx.run(tx.query.updateTable('job').set({ account_id: 1, not_after: null }));
  });
  return life;
}

test('a limit of the day is a limit of the local day: the day on which the clocks go back has 25 hours', async () => {
  const times = ['2026-10-24T22:30:00Z', '2026-10-24T22:31:00Z'];
  await using life = await openLimited('2026-10-24T22:00:00Z', times, 'Europe/Berlin');
  await liveOn({ ...life, until: life.ended });
  expect(life.made).toEqual(['cedar.0 2026-10-24T22:30', 'cedar.0 2026-10-25T23:00']);
});

test('a clock that was a day ahead frees no limit early and none late', async () => {
  const times = ['2026-11-25T09:00:00Z', '2026-11-25T09:01:00Z', '2026-11-25T09:02:00Z'];
  await using life = await openLimited('2026-11-25T09:00:00Z', times, 'UTC');
  let moved = 0;
  let movedAt = -Infinity;
  await liveOn({
    ...life,
    until: () => {
      const completed = life.jobs().filter(({ status }) => status === 'completed').length;
      // Long enough for the agent to notice.
      if (completed > moved && moved < 2 && life.clock.steady >= movedAt + 2 * minute) {
        life.clock.setWall(moved === 0 ? day : -day);
        moved += 1;
        movedAt = life.clock.steady;
      }
      return life.ended();
    },
  });
  // The second used up tomorrow while it was today, and counts for the day that it really is.
  expect(life.made).toEqual([
    'cedar.0 2026-11-25T09:00',
    'cedar.0 2026-11-26T09:01',
    'cedar.0 2026-11-26T00:02',
  ]);
});
