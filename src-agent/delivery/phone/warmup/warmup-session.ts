import type { Evidence } from '../../../../src-shared/domain/job.ts';
import { randomFrom } from '../../../../src-shared/planning/random.ts';
import type { Clock } from '../../../automation/clock.ts';
import type { Eyes } from '../../../automation/looking.ts';
import { createStepRunner } from '../../../automation/step-runner.ts';
import type { WarmupCounts, WarmupLog, WarmupSubject } from '../../../warmups/warmup-log.ts';
import type { Committed, DeliverySession, PhoneWork, Prepared, StepLog, Stopped } from '../../delivery.ts';
import type { PhoneConnection } from '../connect-phone.ts';
import type { Engagement } from '../engagement.ts';
import { orStopped } from '../plain-step.ts';
import { holdWarmup } from './hold-warmup.ts';

/** What warm-ups are held with. `clock`: that of their pauses and reading. */
export type WarmupParts = { readonly log: WarmupLog; readonly clock: Clock };

/** One try of one session, on a phone that is connected; `signal` ends it at the next border between two actions. */
export type WarmupSessionParts = WarmupParts & {
  readonly engagement: Engagement;
  readonly work: PhoneWork;
  readonly steps: StepLog;
  readonly phone: PhoneConnection;
  readonly signal: AbortSignal;
};

/** A warm-up as a delivery: all of it is done in `prepare`, each action with a journal line of its own; `commit` closes it. */
export function warmupSession(parts: WarmupSessionParts): DeliverySession {
  const { log, clock, engagement, work, steps, phone, signal } = parts;
  const recipe = work.warmup;
  if (recipe === null) throw new Error(`job ${work.jobId} is a warm-up without a recipe`);
  // What is tapped is seen to its end: an abort takes hold between two actions, never within one.
  phone.shield();
  const eyes: Eyes = { ...phone.eyes, signal: new AbortController().signal };
  const subject = subjectOf(work);
  let ended = '';

  return {
    async prepare(): Promise<Prepared | Stopped> {
      const runner = createStepRunner(eyes, steps);
      const random = randomFrom(work.jobId, 'warm-up', work.attemptId);
      const tools = { engagement, runner, clock, signal, random, log };
      const end = await orStopped(eyes.scene, () => holdWarmup(tools, subject, recipe));
      if (end.kind === 'stopped') return end;
      ended = end.why;
      log.say(subject, `The warm-up is over. ${ended}`);
      return { kind: 'prepared', evidence: warmupEvidence(log.counts(work.jobId), ended) };
    },

    commit(): Promise<Committed> {
      const evidence = warmupEvidence(log.counts(work.jobId), ended);
      return Promise.resolve({ kind: 'published', evidence });
    },

    [Symbol.asyncDispose]: () => phone[Symbol.asyncDispose](),
  };
}

/** What a session came to. */
export function warmupEvidence(counts: WarmupCounts, ended: string | null): Evidence {
  return {
    postsRead: counts.scroll,
    likes: counts.like,
    follows: counts.follow,
    unfollows: counts.unfollow,
    comments: counts.comment,
    storiesViewed: counts.view_story,
    ...(ended === null ? {} : { ended }),
  };
}

function subjectOf({ runId, jobId, attemptId, account, lease }: PhoneWork): WarmupSubject {
  const { id: accountId, handle } = account;
  return { runId, jobId, attemptId, accountId, handle, deviceId: lease.deviceId };
}
