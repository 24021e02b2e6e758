import type { Job, JobStatus } from '../../src-shared/domain/job.ts';
import type { RunKind } from '../../src-shared/domain/run.ts';
import { jobLabels, type Label } from '../parts/tone.ts';

/** How one speaks of a run's jobs: their noun, what became of those that are done, and what they are while at work. */
type KindWords = {
  readonly name: string;
  readonly title: string;
  readonly one: string;
  readonly done: string;
  readonly working: string;
  readonly cancel: string;
};

/** The words of each kind of run. */
export const kindWords: Readonly<Record<RunKind, KindWords>> = {
  posting: {
    name: 'Posts',
    title: 'Posts',
    one: 'post',
    done: 'posted',
    working: 'Posting',
    cancel: 'Cancel this post',
  },
  warmup: {
    name: 'Warm-up',
    title: 'Sessions',
    one: 'session',
    done: 'warmed up',
    working: 'Warming up',
    cancel: 'Cancel this session',
  },
  rehearsal: {
    name: 'Rehearsal',
    title: 'Rehearsals',
    one: 'rehearsal',
    done: 'rehearsed',
    working: 'Rehearsing',
    cancel: 'Cancel this rehearsal',
  },
};

/** What kind of run a job belongs to. */
export function kindOf({ kind, rehearsal }: Pick<Job, 'kind' | 'rehearsal'>): RunKind {
  if (rehearsal) return 'rehearsal';
  return kind === 'warmup' ? 'warmup' : 'posting';
}

/** A job's status as it is said of its kind of run: a warm-up posts nothing. */
export function jobLabel(status: JobStatus, kind: RunKind): Label {
  const { tone, text } = jobLabels[status];
  const { done, working } = kindWords[kind];
  if (status === 'completed') return { tone, text: `${done.charAt(0).toUpperCase()}${done.slice(1)}` };
  return { tone, text: status === 'running' ? working : text };
}
