import type { AgentClient } from '../../src-shared/contract/contract.ts';

/** When a life of the agent ends: some time after it was ready, or some time after the n-th sharing began. */
export type Moment =
  | { readonly kind: 'time'; readonly afterMs: number }
  | { readonly kind: 'sharing'; readonly afterMs: number }
  | { readonly kind: 'event'; readonly count: number; readonly afterMs: number };

/** Picks a moment: a third at any time, a third around the committing tap, a third right after some event. */
export function pickMoment(random: () => number): Moment {
  const kind = random();
  if (kind < 1 / 3) return { kind: 'time', afterMs: Math.floor(random() * 9000) };
  if (kind < 2 / 3) return { kind: 'sharing', afterMs: Math.floor(random() * 900) };
  return { kind: 'event', count: 1 + Math.floor(random() * 60), afterMs: Math.floor(random() * 20) };
}

/** Waits for the moment in the agent's own events; ends early when the signal aborts. */
export async function untilMoment(moment: Moment, client: AgentClient, signal: AbortSignal): Promise<void> {
  if (moment.kind !== 'time') await untilEvents(moment, client, signal);
  await elapse(moment.afterMs, signal);
}

async function untilEvents(moment: Moment, client: AgentClient, signal: AbortSignal): Promise<void> {
  let seen = 0;
  try {
    for await (const event of await client.events.subscribe({}, { signal })) {
      seen += 1;
      if (moment.kind === 'event' && seen >= moment.count) return;
      if (moment.kind === 'sharing' && event.data['state'] === 'commit_sent') return;
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

async function elapse(milliseconds: number, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, milliseconds);
  signal.addEventListener('abort', () => resolve(), { once: true });
  await promise;
  clearTimeout(timer);
}
