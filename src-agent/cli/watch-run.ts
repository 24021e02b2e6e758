import type { Event } from '../../src-shared/domain/event.ts';
import type { Run, RunStatus } from '../../src-shared/domain/run.ts';
import type { RemoteAgent } from './agent-connection.ts';

const ended: readonly RunStatus[] = ['completed', 'stopped', 'waiting'];

/**
 * Tells every event of a run, those that were before it as well, until nothing goes on by itself any more or
 * `stop` is aborted. Answers the run as it is then.
 */
export async function watchRun(
  agent: Pick<RemoteAgent, 'runs' | 'events'>,
  runId: number,
  stop: AbortSignal,
  tell: (event: Event) => void,
): Promise<Run> {
  let after = await tellHistory(agent, runId, tell);
  let run = await agent.runs.get({ id: runId });
  const closing = new AbortController();
  const signal = AbortSignal.any([stop, closing.signal]);
  while (!ended.includes(run.status) && !stop.aborted) {
    try {
      for await (const event of await agent.events.subscribe({ runId, after }, { signal })) {
        after = event.seq;
        tell(event);
        if (event.type !== 'run.updated') continue;
        run = await agent.runs.get({ id: runId });
        if (ended.includes(run.status)) break;
      }
    } catch (error) {
      if (!stop.aborted) throw error;
    }
  }
  closing.abort();
  // What was logged between the last event told and the end still belongs to the story.
  await tellHistory(agent, runId, tell, after);
  return agent.runs.get({ id: runId });
}

async function tellHistory(
  agent: Pick<RemoteAgent, 'events'>,
  runId: number,
  tell: (event: Event) => void,
  from = 0,
): Promise<number> {
  let after = from;
  for (;;) {
    const page = await agent.events.list({ runId, after, limit: 1000 });
    page.items.forEach(tell);
    const last = page.items.at(-1)?.seq;
    if (last === undefined) return after;
    after = last;
  }
}
