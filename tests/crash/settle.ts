import { setTimeout as elapse } from 'node:timers/promises';
import type { AgentClient } from '../../src-shared/contract/contract.ts';
import type { Job } from '../../src-shared/domain/job.ts';
import type { CountingPlatform } from '../support/counting-platform.ts';
import type { CountedPost } from '../support/counting-state.ts';
import type { Batch } from './batch.ts';
import { answer, postsOf } from './people.ts';
import type { Tally } from './tally.ts';

const limitMs = 90_000;

/** Lets everything come to its end with a platform that does not fail any more, and with people who answer. */
export async function settle(
  client: AgentClient,
  batch: Batch,
  platform: CountingPlatform,
  tally: Tally,
): Promise<Job[]> {
  const until = Date.now() + limitMs;
  await batch.goOn(client, false);
  for (const { runId } of batch.campaigns)
    if (runId !== null && (await client.runs.get({ id: runId })).status === 'paused')
      await client.runs.resume({ id: runId });
  for (;;) {
    const jobs = await batch.jobs(client);
    const ended = jobs.every(({ status }) => status === 'completed' || status === 'cancelled');
    if (ended || Date.now() > until) return jobs;
    await answer(client, jobs, platform, tally);
    await elapse(150);
  }
}

/** Counts a batch that came to its end: each of its jobs against what anybody can see. */
export async function count(batch: Batch, jobs: readonly Job[], platform: CountingPlatform, tally: Tally) {
  const { posts, strayed } = await platform.truth();
  const counted = new Set<CountedPost>();
  const say = (job: Job, what: string) =>
    console.log(
      `job ${job.id} (@${job.accountHandle}, “${job.caption}”): ${what}. ${job.problem?.message ?? ''}`,
    );
  for (const job of jobs) {
    const seen = postsOf(job, posts);
    for (const post of seen) counted.add(post);
    if (seen.length > 1) {
      tally.duplicates += seen.length - 1;
      say(job, `posted ${seen.length} times`);
    }
    if (job.status === 'cancelled' ? seen.length > 0 : job.status !== 'completed' || seen.length === 0) {
      tally.lost += 1;
      say(job, `${job.status}, and posted ${seen.length} times`);
    }
    if (job.status === 'cancelled' && !isMeant(job, batch)) {
      tally.unclear += 1;
      say(job, 'cancelled, and nobody wanted that');
    }
  }
  tally.posts += counted.size;
  for (const { name, posts: wanted } of batch.campaigns) {
    const made = jobs.filter((job) => job.kind !== 'comment' && job.caption.startsWith(`${name} `)).length;
    if (made === wanted) continue;
    tally.lost += Math.max(0, wanted - made);
    tally.duplicates += Math.max(0, made - wanted);
    console.log(`${name} has ${made} jobs for ${wanted} posts`);
  }
  const own = posts.filter((post) => batch.owns(post.account));
  if (own.length !== counted.size || strayed > 0) {
    tally.duplicates += own.length - counted.size;
    console.log(
      `${own.length - counted.size} posts belong to no job, ${strayed} requests were for another account`,
    );
  }
}

function isMeant(job: Job, batch: Batch): boolean {
  return batch.cancelled.has(job.id) || (job.parentId !== null && batch.cancelled.has(job.parentId));
}
