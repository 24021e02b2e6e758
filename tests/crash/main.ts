import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type AgentProcess, startAgentProcess } from '../support/agent-process.ts';
import { startPhoneDesk } from '../support/phone-desk.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { pickMoment, untilMoment } from './moments.ts';
import { seededRandom } from './random.ts';
import { readyPhones, setUp, sixAccounts, startRun, untilSettled } from './six-posts.ts';

/**
 * Kills the agent again and again in the middle of runs of six posts, starts it again, and counts on the phones: every
 * post exactly once. `--kills N --seed S`; the last line is `kills N, duplicates 0, lost 0`.
 */
const { values } = parseArgs({ options: { kills: { type: 'string' }, seed: { type: 'string' } } });
const kills = Number(values.kills ?? 25);
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const runLimitMs = 240_000;
const random = seededRandom(seed);
console.log(`seed ${seed}: npm run test:crash -- --kills ${kills} --seed ${seed}`);

const artifacts = join(import.meta.dirname, '../../artifacts');
const logFile = join(artifacts, 'crash-agent.log');
mkdirSync(artifacts, { recursive: true });
rmSync(logFile, { force: true });

using folder = temporaryFolder();
await using desk = await startPhoneDesk(sixAccounts, { screenMs: 40, uploadMs: 400 });
const launch = () => startAgentProcess({ dataDir: folder.path, adbPort: desk.adbPort, logFile });

let agent: AgentProcess = await launch();
const content = await setUp(agent.client);
const handles = sixAccounts.flatMap((phone) => phone.accounts.map((account) => account.handle));
const tally = { kills: 0, duplicates: 0, lost: 0, asked: 0 };

for (let round = 1; tally.kills < kills; round += 1) {
  const caption = `Run ${round} of seed ${seed}`;
  await readyPhones(agent.client);
  const runId = await startRun(agent.client, { ...content, caption });
  await finishRun(runId);
  for (const handle of handles) {
    const posts = await desk.count(handle, caption);
    if (posts > 1) tally.duplicates += posts - 1;
    if (posts === 0) tally.lost += 1;
    if (posts !== 1) console.log(`@${handle} posted “${caption}” ${posts} times`);
  }
}
await agent[Symbol.asyncDispose]();
if (tally.asked > 0) console.log(`${tally.asked} jobs asked a person, who looked at the phone`);
console.log(`kills ${tally.kills}, duplicates ${tally.duplicates}, lost ${tally.lost}`);
process.exitCode = tally.duplicates + tally.lost === 0 ? 0 : 1;

/** Lets the run go on through as many kills as its seed wants, until it is over. */
async function finishRun(runId: number): Promise<void> {
  const limit = AbortSignal.timeout(runLimitMs);
  for (;;) {
    const over = new AbortController();
    const signal = AbortSignal.any([over.signal, limit]);
    const settled = untilSettled(agent.client, runId, signal);
    const death = tally.kills < kills ? untilMoment(pickMoment(random), agent.client, signal) : never();
    const jobs = await Promise.race([settled, death.then(() => null)]);
    over.abort();
    if (limit.aborted) return await giveUp(runId);
    if (jobs === null) {
      await agent.kill();
      await settled.catch(() => null);
      tally.kills += 1;
      agent = await launch();
      process.stdout.write(`kill ${tally.kills} in run ${runId}\n`);
    } else if (!(await answerAsPerson(jobs.filter((job) => job.status === 'needs_review')))) {
      for (const job of jobs)
        if (job.status !== 'completed')
          console.log(`@${job.accountHandle} ended ${job.status}: ${job.problem?.message}`);
      return;
    }
  }
}

/** Where the engine asks, a person looks at the phone and says what is there. Answers whether there was a question. */
async function answerAsPerson(asking: readonly { id: number; accountHandle: string; caption: string }[]) {
  for (const job of asking) {
    tally.asked += 1;
    const posted = (await desk.count(job.accountHandle, job.caption)) > 0;
    await agent.client.jobs.resolve({ id: job.id, decision: posted ? 'published' : 'try_again' });
  }
  return asking.length > 0;
}

async function giveUp(runId: number): Promise<void> {
  const { items } = await agent.client.jobs.list({ runId });
  for (const job of items)
    console.log(`@${job.accountHandle} is still ${job.status} (${job.currentStep}): ${job.problem?.message}`);
}

function never(): Promise<void> {
  return new Promise(() => undefined);
}
