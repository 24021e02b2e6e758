import type { AgentClient } from '../../src-shared/contract/contract.ts';
import type { Job } from '../../src-shared/domain/job.ts';
import type { CountingPlatform } from '../support/counting-platform.ts';
import type { CountedPost } from '../support/counting-state.ts';
import type { Batch } from './batch.ts';
import type { Tally } from './tally.ts';

/** The posts of the platform that are this job's. */
export function postsOf(job: Job, posts: readonly CountedPost[]): CountedPost[] {
  const account = `${job.platform}/${job.accountHandle}`;
  return posts.filter(
    (post) =>
      post.account === account &&
      post.text === job.caption &&
      (post.kind === 'comment') === (job.kind === 'comment'),
  );
}

/** Whoever is asked looks at the platform and says what is there; what failed is tried again. Answers whether anything was to do. */
export async function answer(
  client: AgentClient,
  jobs: readonly Job[],
  platform: CountingPlatform,
  tally: Tally,
): Promise<boolean> {
  const asking = jobs.filter(({ status }) => status === 'needs_review' || status === 'failed');
  if (asking.length === 0) return false;
  const { posts } = await platform.truth();
  for (const job of asking) {
    if (!isUnderstood(job)) {
      tally.unclear += 1;
      console.log(`job ${job.id} is ${job.status} without saying what to do: ${JSON.stringify(job.problem)}`);
    }
    if (job.status === 'failed') {
      tally.retried += 1;
      await client.jobs.retry({ id: job.id });
    } else {
      tally.asked += 1;
      const posted = postsOf(job, posts).length > 0;
      await client.jobs.resolve({ id: job.id, decision: posted ? 'published' : 'try_again' });
    }
  }
  return true;
}

function isUnderstood({ problem }: Job): boolean {
  return problem !== null && problem.message !== '' && problem.nextAction !== '';
}

/** Does one of the things people do while a run goes on. */
export async function meddle(client: AgentClient, batch: Batch, random: () => number): Promise<void> {
  const jobs = await batch.jobs(client);
  const job = jobs[Math.floor(random() * jobs.length)];
  if (job === undefined) return;
  const run = await client.runs.get({ id: job.runId });
  const kind = random();
  if (run.status === 'paused') await client.runs.resume({ id: run.id });
  else if (kind < 0.3 && (run.status === 'running' || run.status === 'waiting'))
    await client.runs.pause({ id: run.id });
  else if (kind < 0.4 && ['pending', 'running', 'retrying'].includes(job.status)) {
    batch.cancelled.add(job.id);
    await client.jobs.cancel({ id: job.id });
  } else if (kind < 0.5 && (job.status === 'failed' || job.status === 'cancelled'))
    await client.jobs.retry({ id: job.id });
}
