import type { AgentClient } from '../../src-shared/contract/contract.ts';
import type { Job } from '../../src-shared/domain/job.ts';

/** A job nothing will happen to by itself any more. */
export function isSettled(job: Job): boolean {
  return ['completed', 'failed', 'cancelled', 'needs_review'].includes(job.status);
}

/**
 * The jobs of a run, as they are now and after every event, until all are settled. Ends by throwing when the signal
 * is aborted.
 */
export async function* followJobs(
  agent: Pick<AgentClient, 'jobs' | 'events'>,
  runId: number,
  signal: AbortSignal,
): AsyncGenerator<Job[]> {
  // The log is read from its beginning, so that nothing between two calls is missed.
  let after = 0;
  for (;;) {
    for await (const event of await agent.events.subscribe({ runId, after }, { signal })) {
      after = event.seq;
      const { items } = await agent.jobs.list({ runId, limit: 500 });
      yield items;
      if (items.length > 0 && items.every(isSettled)) return;
    }
    signal.throwIfAborted();
  }
}
