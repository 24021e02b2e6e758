import type { Job } from '../../src-shared/domain/job.ts';
import { startRun, untilSettled } from '../crash/six-posts.ts';
import { phonesWith, type PostingDesk, startPostingDesk } from '../support/posting-desk.ts';
import { compare, type Measurement } from './measurement.ts';

const phones = 8;
const rounds = 3;
/** One after the other on each phone: a rate is that of phones at work, not of eight first steps in the same moment. */
const postsEach = 3;

/** Posts a minute of eight simulated phones at once, against those of one of them, through the whole engine in turn. More is better. */
export async function parallelPhones(): Promise<Measurement> {
  await using posting = await startPostingDesk(phonesWith(phones, 1));
  const all = posting.accountIds.flat();
  const samples = { ours: [] as number[], theirs: [] as number[] };
  for (let round = -1; round < rounds; round += 1) {
    const theirs = await rate(posting, all.slice(0, 1), `One ${round}`);
    const ours = await rate(posting, all, `All ${round}`);
    // The first round warms Appium and the helper apps of all phones.
    if (round < 0) continue;
    samples.ours.push(ours);
    samples.theirs.push(theirs);
  }
  return compare('parallel_phones', 'posts/min', samples, 5);
}

async function rate({ agent, mediaId }: PostingDesk, accountIds: number[], caption: string): Promise<number> {
  const runs: number[] = [];
  for (let post = 1; post <= postsEach; post += 1)
    runs.push(await startRun(agent.client, { accountIds, mediaId, caption: `${caption}, ${post}` }));
  const jobs: Job[] = [];
  for (const runId of runs)
    jobs.push(...((await untilSettled(agent.client, runId, AbortSignal.timeout(240_000))) ?? []));
  const missing = jobs.find(({ status }) => status !== 'completed');
  if (missing !== undefined) throw new Error(`a post ended ${missing.status}: ${missing.problem?.message}`);
  const began = Math.min(...jobs.map((job) => instant(job, 'startedAt')));
  const ended = Math.max(...jobs.map((job) => instant(job, 'finishedAt')));
  return jobs.length / ((ended - began) / 60_000);
}

function instant(job: Job, when: 'startedAt' | 'finishedAt'): number {
  return Date.parse(job[when] ?? '');
}
