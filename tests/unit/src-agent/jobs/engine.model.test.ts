import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Job } from '../../../../src-shared/domain/job.ts';
import { EngineDesk } from '../../../support/engine-desk.ts';
import { troubles } from '../../../support/scripted-platform.ts';

/** What has to come true: each post that was ever asked for, and whether a person took it back since. */
class Wishes {
  readonly #takenBack = new Map<number, boolean>();
  readonly runs: number[] = [];

  asked(jobId: number): void {
    this.#takenBack.set(jobId, false);
  }

  takenBack(jobId: number): void {
    this.#takenBack.set(jobId, true);
  }

  get jobIds(): number[] {
    return [...this.#takenBack.keys()];
  }

  mayBeCancelled(jobId: number): boolean {
    return this.#takenBack.get(jobId) === true;
  }
}

type Act = (wishes: Wishes, desk: EngineDesk) => Promise<void> | void;

/** A command is an act and the check that everything that has to be true still is. */
class Command implements fc.AsyncCommand<Wishes, EngineDesk> {
  readonly #name: string;
  readonly #act: Act;

  constructor(name: string, act: Act) {
    this.#name = name;
    this.#act = act;
  }

  check(): boolean {
    return true;
  }

  async run(wishes: Wishes, desk: EngineDesk): Promise<void> {
    await this.#act(wishes, desk);
    expectTruth(wishes, desk);
  }

  toString(): string {
    return this.#name;
  }
}

const open: readonly Job['status'][] = ['pending', 'running', 'retrying'];
const mayHavePosted = ['claimed', 'prepared', 'commit_sent', 'unknown'];

/** Whatever happened so far: nothing is posted twice or forgotten, and job, journal, run and platform tell one story. */
function expectTruth(wishes: Wishes, desk: EngineDesk): void {
  const jobs = desk.jobs();
  expect(jobs.map(({ id }) => id)).toEqual(wishes.jobIds);
  for (const job of jobs) expectOneStory(job, desk);
  const running = jobs.filter(({ status }) => status === 'running').map(({ accountId }) => accountId);
  expect(new Set(running).size).toBe(running.length);
  expect(desk.mostAtOnce).toBe(0);
  const runs = desk.store.all(desk.store.query.selectFrom('run').select(['id', 'status']));
  for (const run of runs) {
    const statuses = jobs.filter(({ runId }) => runId === run.id).map(({ status }) => status);
    const going = statuses.some((status) => open.includes(status));
    const asking = statuses.includes('needs_review');
    if (run.status === 'completed') expect([going, asking]).toEqual([false, false]);
    if (run.status === 'waiting') expect([going, asking]).toEqual([false, true]);
    if (run.status === 'running') expect(going).toBe(true);
  }
}

function expectOneStory(job: Job, desk: EngineDesk): void {
  const posts = desk.posts.filter((post) => post === `${job.accountHandle}: ${job.caption}`).length;
  const states = desk.journal(job.id).map(({ state }) => state);
  const undecided = states.filter((state) => mayHavePosted.includes(state));
  const published = states.filter((state) => state === 'published');
  expect(posts).toBeLessThanOrEqual(1);
  expect(undecided.length + published.length).toBeLessThanOrEqual(1);
  if (job.status === 'completed') expect(posts).toBe(1);
  if (job.status === 'failed' || job.status === 'cancelled') expect([posts, undecided]).toEqual([0, []]);
  if (job.status === 'failed' || job.status === 'needs_review')
    expect(job.problem).toMatchObject({
      message: expect.stringMatching(/./),
      nextAction: expect.stringMatching(/./),
    });
  if (posts === 1) expect([...undecided, ...published]).toHaveLength(1);
}

const some = fc.nat(1000);
const pick = <Item>(items: readonly Item[], which: number): Item | undefined =>
  items[which % Math.max(1, items.length)];
const minute = 60_000;

const commands = [
  fc.subarray([0, 1, 2], { minLength: 1 }).map(
    (which) =>
      new Command(`start on ${which.join()}`, (wishes, desk) => {
        if (wishes.runs.length === 4) return;
        const accountIds = which.map((index) => desk.accountIds[index] ?? 0);
        const runId = desk.start(accountIds, `Post ${wishes.runs.length} of {account.handle}`);
        wishes.runs.push(runId);
        for (const job of desk.jobs()) if (job.runId === runId) wishes.asked(job.id);
      }),
  ),
  fc
    .array(fc.constantFrom(...troubles), { minLength: 1, maxLength: 4 })
    .map((list) => new Command(`trouble: ${list.join()}`, (_, desk) => void desk.troubles.push(...list))),
  fc.integer({ min: 1, max: 40 }).map((turns) => new Command(`go ${turns}`, (_, desk) => desk.go(turns))),
  fc.integer({ min: 1, max: 12 }).map(
    (turns) =>
      new Command(`go ${turns}, crash`, async (_, desk) => {
        await desk.go(turns);
        await desk.crash();
      }),
  ),
  fc.constant(new Command('restart', (_, desk) => desk.restart())),
  fc
    .integer({ min: -90, max: 90 })
    .map((minutes) => new Command(`clock ${minutes} min`, (_, desk) => desk.jump(minutes * minute))),
  fc.constantFrom('pause' as const, 'resume' as const).chain((what) =>
    some.map(
      (which) =>
        new Command(`${what} run ${which}`, (wishes, desk) => {
          desk.control()[what](pick(wishes.runs, which) ?? 0);
        }),
    ),
  ),
  some.map(
    (which) =>
      new Command(`stop run ${which}`, (wishes, desk) => {
        const runId = pick(wishes.runs, which) ?? 0;
        if (!desk.stop(runId)) return;
        for (const job of desk.jobs()) if (job.runId === runId) wishes.takenBack(job.id);
      }),
  ),
  some.map(
    (which) =>
      new Command(`cancel job ${which}`, (wishes, desk) => {
        const id = pick(wishes.jobIds, which) ?? 0;
        if (desk.decisions().cancel(id).ok) wishes.takenBack(id);
      }),
  ),
  some.map(
    (which) =>
      new Command(`retry job ${which}`, (wishes, desk) => {
        const id = pick(wishes.jobIds, which) ?? 0;
        if (desk.decisions().retry(id).ok) wishes.asked(id);
      }),
  ),
  some.map(
    (which) =>
      new Command(`answer job ${which}`, (_, desk) => {
        const asking = desk.jobs().filter(({ status }) => status === 'needs_review');
        const job = pick(asking, which);
        if (job !== undefined) desk.answer(job);
      }),
  ),
];

/** Without further trouble and with people who answer, everything comes to the end that was wished for. */
async function expectGoodEnd(wishes: Wishes, desk: EngineDesk): Promise<void> {
  desk.troubles.length = 0;
  for (let round = 0; round < 40; round += 1) {
    desk.letPhonesOut();
    for (const runId of wishes.runs) desk.control().resume(runId);
    for (const job of desk.jobs()) {
      if (job.status === 'needs_review') desk.answer(job);
      if (job.status === 'failed') desk.decisions().retry(job.id);
    }
    await desk.go(20);
    if (desk.jobs().every(({ status }) => status === 'completed' || status === 'cancelled')) break;
  }
  expectTruth(wishes, desk);
  for (const job of desk.jobs())
    expect([job.status, wishes.mayBeCancelled(job.id)]).toBeOneOf([
      ['completed', false],
      ['completed', true],
      ['cancelled', true],
    ]);
}

test('whatever people, crashes, clocks and a failing platform do, every post is made once, or taken back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.commands(commands, { maxCommands: 40, size: '+1' }), async (list) => {
      await using desk = await EngineDesk.open();
      const wishes = new Wishes();
      await fc.asyncModelRun(() => ({ model: wishes, real: desk }), list);
      await expectGoodEnd(wishes, desk);
    }),
    { numRuns: 40 },
  );
}, 180_000);
