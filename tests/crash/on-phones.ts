import type { Job } from '../../src-shared/domain/job.ts';
import { type AgentProcess, startAgentProcess } from '../support/agent-process.ts';
import { type PhoneDesk, startPhoneDesk } from '../support/phone-desk.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { pickMoment, untilMoment } from './phone-moments.ts';
import { seededRandom } from './random.ts';
import { readyPhones, setUp, sixAccounts, startRun, untilSettled } from './six-posts.ts';
import { emptyTally, type Tally } from './tally.ts';

const runLimitMs = 240_000;

type Wish = { readonly kills: number; readonly seed: number; readonly logFile: string };

/** Runs of six posts through simulated phones and real Appium, with kills in their middle. */
export async function crashOnPhones({ kills, seed, logFile }: Wish): Promise<Tally> {
  using folder = temporaryFolder();
  await using desk = await startPhoneDesk(sixAccounts, { screenMs: 40, uploadMs: 400 });
  const launch = () => startAgentProcess({ dataDir: folder.path, adbPort: desk.adbPort, logFile });
  const random = seededRandom(seed);
  const tally = emptyTally();
  let agent = await launch();
  const content = await setUp(agent.client);
  const handles = sixAccounts.flatMap((phone) => phone.accounts.map((account) => account.handle));
  for (let round = 1; tally.kills < kills; round += 1) {
    const caption = `Run ${round} of seed ${seed}`;
    await readyPhones(agent.client);
    const runId = await startRun(agent.client, { ...content, caption });
    agent = await finishRun(agent, runId, { kills, random, launch, desk, tally });
    for (const handle of handles) {
      const posts = await desk.count(handle, caption);
      if (posts > 1) tally.duplicates += posts - 1;
      if (posts === 0) tally.lost += 1;
      tally.posts += posts;
      if (posts !== 1) console.log(`@${handle} posted “${caption}” ${posts} times`);
    }
  }
  await agent[Symbol.asyncDispose]();
  return tally;
}

type Going = {
  readonly kills: number;
  readonly random: () => number;
  readonly launch: () => Promise<AgentProcess>;
  readonly desk: PhoneDesk;
  readonly tally: Tally;
};

/** Lets the run go on through as many kills as its seed wants, until it is over; answers the agent that lives then. */
async function finishRun(first: AgentProcess, runId: number, going: Going): Promise<AgentProcess> {
  const { kills, random, launch, tally } = going;
  const limit = AbortSignal.timeout(runLimitMs);
  for (let agent = first; ;) {
    const over = new AbortController();
    const signal = AbortSignal.any([over.signal, limit]);
    const settled = untilSettled(agent.client, runId, signal);
    const death = tally.kills < kills ? untilMoment(pickMoment(random), agent.client, signal) : never();
    const jobs = await Promise.race([settled, death.then(() => null)]);
    over.abort();
    if (limit.aborted) {
      await giveUp(agent, runId);
      return agent;
    }
    if (jobs === null) {
      await agent.kill();
      await settled.catch(() => null);
      tally.kills += 1;
      agent = await launch();
      process.stdout.write(`kill ${tally.kills} in run ${runId}\n`);
    } else if (!(await answerAsPerson(agent, jobs, going))) {
      for (const job of jobs)
        if (job.status !== 'completed')
          console.log(`@${job.accountHandle} ended ${job.status}: ${job.problem?.message}`);
      return agent;
    }
  }
}

/** Where the engine asks, a person looks at the phone and says what is there. Answers whether there was a question. */
async function answerAsPerson(agent: AgentProcess, jobs: readonly Job[], { desk, tally }: Going) {
  const asking = jobs.filter((job) => job.status === 'needs_review');
  for (const job of asking) {
    tally.asked += 1;
    const posted = (await desk.count(job.accountHandle, job.caption)) > 0;
    await agent.client.jobs.resolve({ id: job.id, decision: posted ? 'published' : 'try_again' });
  }
  return asking.length > 0;
}

async function giveUp(agent: AgentProcess, runId: number): Promise<void> {
  const { items } = await agent.client.jobs.list({ runId });
  for (const job of items)
    console.log(`@${job.accountHandle} is still ${job.status} (${job.currentStep}): ${job.problem?.message}`);
}

function never(): Promise<void> {
  return new Promise(() => undefined);
}
