import { createStepRunner } from '../../automation/step-runner.ts';
import { stop } from '../../automation/stops.ts';
import { platformName } from '../../../src-shared/platform-rules.ts';
import type { Checked, Delivery, DeliverySession, PhoneWork, StepLog, Stopped } from '../delivery.ts';
import { phoneApps } from './apps.ts';
import { connectPhone, type ConnectParts } from './connect-phone.ts';
import type { PostFlow } from './phone-app.ts';
import { isStopped, orStopped } from './plain-step.ts';
import { type PhoneTiming, postSession } from './post-session.ts';
import { warmupEvidence, type WarmupParts, warmupSession } from './warmup/warmup-session.ts';

/** What publishing through a phone is built from. Without `warmups` a phone only publishes. */
export type PhoneDeliveryParts = ConnectParts & {
  readonly timing: PhoneTiming;
  readonly warmups?: WarmupParts;
};

/** Times that fit real phones. */
export const usualTiming: PhoneTiming = { uploadMs: 60_000, quietMs: 5000, recheckMs: 60_000 };

/** The route through the platform's own app on the operator's phone. */
export function createPhoneDelivery(parts: PhoneDeliveryParts): Delivery<PhoneWork> {
  return {
    async open(work, steps, signal) {
      if (work.content.kind === 'warmup') return await openWarmup(parts, work, steps, signal);
      const flow = flowOf(work);
      if (isStopped(flow)) return flow;
      const phone = await connectPhone(parts, work, steps, signal);
      return isStopped(phone) ? phone : postSession({ ...parts, flow, work, steps, phone });
    },

    async look(work, before, steps, signal) {
      if (work.content.kind === 'warmup') return lookAtWarmup(parts, work);
      const flow = flowOf(work);
      if (isStopped(flow)) return flow;
      const phone = await connectPhone(parts, work, steps, signal);
      if (isStopped(phone)) return phone;
      await using connected = phone;
      const runner = createStepRunner(connected.eyes, steps);
      return await orStopped(connected.eyes.scene, () => flow.look(runner, work, before, parts.timing));
    },
  };
}

async function openWarmup(
  parts: PhoneDeliveryParts,
  work: PhoneWork,
  steps: StepLog,
  signal: AbortSignal,
): Promise<DeliverySession | Stopped> {
  const { engagement } = phoneApps[work.account.platform];
  if (engagement === null || parts.warmups === undefined) return noWarmups(work);
  const phone = await connectPhone(parts, work, steps, signal);
  if (isStopped(phone)) return phone;
  return warmupSession({ ...parts.warmups, engagement, work, steps, phone, signal });
}

/** Its journal says what was done: there is nothing to see on the phone. */
function lookAtWarmup({ warmups }: PhoneDeliveryParts, work: PhoneWork): Checked {
  if (warmups === undefined) return noWarmups(work);
  return { kind: 'published', evidence: warmupEvidence(warmups.log.counts(work.jobId), null) };
}

function noWarmups({ account }: PhoneWork): Stopped {
  return stop(
    'route_missing',
    'fail',
    `Switchyard cannot warm up ${platformName(account.platform)} accounts yet.`,
    'Take this account out of the warm-up.',
  );
}

function flowOf({ account, content }: PhoneWork): PostFlow | Stopped {
  return (
    phoneApps[account.platform].posts[content.kind] ??
    stop(
      'route_missing',
      'fail',
      `Switchyard cannot post a ${content.kind} to ${platformName(account.platform)} through a phone.`,
      'Choose another kind of post, or another way to publish.',
    )
  );
}
