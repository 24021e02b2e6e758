import fc from 'fast-check';
import { expect, test } from 'vitest';
import { letOutOfQuarantine } from '../../../../src-agent/devices/quarantine.ts';
import { startEngine } from '../../../../src-agent/jobs/engine.ts';
import { JobDecisions } from '../../../../src-agent/jobs/decisions.ts';
import { Jobs } from '../../../../src-agent/jobs/jobs.ts';
import { RunControl } from '../../../../src-agent/runs/run-control.ts';
import { Runs } from '../../../../src-agent/runs/runs.ts';
import { doAtOnce } from '../../../../src-agent/steps.ts';
import { DrivenClock } from '../../../support/driven-clock.ts';
import { EngineBench } from '../../../support/engine-bench.ts';
import { ScriptedPlatform, type Trouble, troubles } from '../../../support/scripted-platform.ts';
import { quietLog } from '../../../support/quiet-log.ts';

async function runEngine(
  bench: EngineBench,
  platform: ScriptedPlatform,
  clock: DrivenClock,
  until: () => boolean,
) {
  await using _engine = startEngine({
    store: bench.store,
    dataDir: bench.folder,
    ledger: bench.ledger,
    routes: [{ name: 'phone', takes: () => null, delivery: platform }],
    transportOf: () => 'phone',
    startTimer: clock.startTimer,
    random: () => 0.5,
    log: quietLog,
  });
  const isBusy = () =>
    bench.store.get(bench.store.query.selectFrom('job').select('id').where('status', '=', 'running')) !==
    undefined;
  for (let turn = 0, idle = 0; turn < 20_000 && !until(); turn += 1) {
    await new Promise((resolve) => void setImmediate(resolve));
    idle = isBusy() ? 0 : idle + 1;
    if (idle > 3) clock.jump();
  }
}

test('whatever goes wrong, no post is made twice, and a completed job is exactly one post', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...troubles), { minLength: 1, maxLength: 12 }),
      async (script) => {
        const clock = new DrivenClock(1_000_000);
        await using bench = await EngineBench.open(() => clock.wall);
        const phones = [bench.addPhone('ALDER', 1), bench.addPhone('BIRCH', 2)];
        const runId = bench.start(phones.flatMap((phone) => phone.accountIds));
        const remaining = [...script];
        const platform = new ScriptedPlatform(() => remaining.shift() ?? 'none');
        const jobs = new Jobs(bench.store);
        const settled = ['completed', 'failed', 'needs_review'];
        const all = () => jobs.list({ runId, limit: 10 }).items;
        await runEngine(bench, platform, clock, () => {
          // As a person does who replugged a phone that failed three times in a row.
          const now = clock.wall;
          bench.store.write((tx) =>
            phones.forEach(({ deviceId }) => letOutOfQuarantine(tx, deviceId, 'Replugged.', now)),
          );
          return all().every((job) => settled.includes(job.status));
        });
        for (const job of all()) {
          const posts = platform.countOf(job.accountHandle);
          expect(posts).toBeLessThanOrEqual(1);
          if (job.status === 'completed') expect(posts).toBe(1);
          if (job.status === 'failed') expect(posts).toBe(0);
          expect(settled).toContain(job.status);
          expect(job.status === 'completed' || job.problem !== null).toBe(true);
        }
        expect(platform.mostAtOnceForOneAccount).toBe(0);
      },
    ),
    { numRuns: 40 },
  );
}, 60_000);

test('a run completes when all jobs did, and its events tell the whole way', async () => {
  const clock = new DrivenClock(1_000_000);
  await using bench = await EngineBench.open(() => clock.wall);
  const { accountIds } = bench.addPhone('ALDER', 2);
  const runId = bench.start(accountIds);
  const runs = new Runs(bench.store, bench.folder);
  const status = () => {
    const run = runs.get(runId);
    return run.ok ? run.value.status : null;
  };
  await runEngine(bench, new ScriptedPlatform(() => 'none'), clock, () => status() === 'completed');
  expect(status()).toBe('completed');
  const types = bench.store
    .all(bench.store.query.selectFrom('event').select(['type', 'data_json']).orderBy('seq'))
    .filter((event) => event.type === 'attempt.updated')
    .map((event) => (JSON.parse(event.data_json) as { state: string }).state);
  expect(types).toEqual(['prepared', 'commit_sent', 'published', 'prepared', 'commit_sent', 'published']);
});

test('stopping a run cancels what waits and never what was shared', async () => {
  const clock = new DrivenClock(1_000_000);
  await using bench = await EngineBench.open(() => clock.wall);
  const { accountIds } = bench.addPhone('ALDER', 3);
  const runId = bench.start(accountIds);
  const control = new RunControl(bench.store, () => undefined);
  const platform = new ScriptedPlatform((work) => {
    if (platform.posts.length === 0) return 'unknown after effect';
    throw new Error(`${work.account.handle} was started after the stop`);
  });
  const jobs = new Jobs(bench.store);
  const statuses = () => jobs.list({ runId, limit: 10 }).items.map((job) => job.status);
  await runEngine(bench, platform, clock, () => {
    if (platform.posts.length === 1) doAtOnce(control.stop(runId));
    return platform.posts.length === 1;
  });
  const reading = new ScriptedPlatform(() => 'none');
  reading.posts.push(...platform.posts);
  await runEngine(bench, reading, clock, () =>
    statuses().every((status) => status !== 'running' && status !== 'retrying'),
  );
  expect(statuses()).toEqual(['completed', 'cancelled', 'cancelled']);
  expect(reading.posts).toHaveLength(1);
});

test('a person decides a job in review, and the journal says who did', async () => {
  const clock = new DrivenClock(1_000_000);
  await using bench = await EngineBench.open(() => clock.wall);
  const { accountIds } = bench.addPhone('ALDER', 1);
  const runId = bench.start(accountIds);
  const script: Trouble[] = ['unknown after effect', 'check undecided'];
  const platform = new ScriptedPlatform(() => script.shift() ?? 'none');
  const jobs = new Jobs(bench.store);
  const job = () => jobs.list({ runId, limit: 1 }).items[0];
  await runEngine(bench, platform, clock, () => job()?.status === 'needs_review');
  const jobId = job()?.id ?? 0;
  const decided = new JobDecisions(bench.store, () => undefined, bench.ledger).resolve(jobId, 'published');
  expect(decided.ok).toBe(true);
  expect(job()?.status).toBe('completed');
  expect(jobs.journal(jobId).at(-1)).toMatchObject({ state: 'published', evidence: { decidedBy: 'person' } });
});

test('an agent that ends in the middle of a job loses nothing: the next one posts it, once', async () => {
  const clock = new DrivenClock(1_000_000);
  await using bench = await EngineBench.open(() => clock.wall);
  const { accountIds } = bench.addPhone('ALDER', 1);
  const runId = bench.start(accountIds);
  const platform = new ScriptedPlatform(() => 'none');
  const jobs = new Jobs(bench.store);
  const job = () => jobs.list({ runId, limit: 1 }).items[0];
  await runEngine(bench, platform, clock, () => job()?.status === 'running');
  expect(platform.posts).toEqual([]);
  expect(job()?.status).toBe('retrying');
  await runEngine(bench, platform, clock, () => job()?.status === 'completed');
  expect(job()?.status).toBe('completed');
  expect(platform.posts).toHaveLength(1);
});
