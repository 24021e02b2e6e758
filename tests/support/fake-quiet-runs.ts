import type { Run } from '../../src-shared/domain/run.ts';
import type { WarmupRecord } from '../../src-shared/domain/warmup.ts';
import { usualPlan } from '../../src-shared/usual-plan.ts';
import { uid, type FakeWorld } from './fake-world.ts';

/** Starts a run that posts nothing: a warm-up, or a rehearsal of a campaign. */
export function startQuietly(
  world: FakeWorld,
  of: { readonly name: string; readonly accountIds: readonly number[] },
  kind: 'warmup' | 'rehearsal',
): Run {
  const at = world.now();
  const run = world.start({
    id: 900 + world.runs.length,
    uid: uid(900),
    name: of.name,
    status: 'running',
    items: [{ kind: 'text', mediaIds: [], caption: '', firstComment: '', variants: {} }],
    accountIds: [...of.accountIds],
    accountFilter: null,
    plan: usualPlan,
    fields: [],
    lastRunId: null,
    archivedAt: null,
    createdAt: at,
    updatedAt: at,
  });
  run.kind = kind;
  for (const job of world.jobs)
    if (job.runId === run.id)
      Object.assign(job, kind === 'warmup' ? { kind: 'warmup' } : { rehearsal: true });
  return run;
}

/** What the sessions of the fake agent did. */
export function fakeWarmupRecord(at: string, withActions: boolean): WarmupRecord {
  const none = { unclear: 0, skipped: 0 };
  return {
    tallies: [
      { kind: 'scroll', done: 14, ...none },
      { kind: 'like', done: 3, unclear: 1, skipped: 2 },
      { kind: 'follow', done: 1, ...none },
    ],
    actions: withActions
      ? [
          { id: 3, kind: 'comment', target: 'nice.place', text: 'Lovely light!', state: 'done', at },
          { id: 2, kind: 'like', target: 'nice.place', text: null, state: 'unclear', at },
          { id: 1, kind: 'scroll', target: null, text: null, state: 'done', at },
        ]
      : [],
  };
}
