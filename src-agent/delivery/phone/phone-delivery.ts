import { createStepRunner } from '../../automation/step-runner.ts';
import { stop } from '../../automation/stops.ts';
import type { Delivery, PhoneWork, Stopped } from '../delivery.ts';
import { phoneApps } from './apps.ts';
import { connectPhone, type ConnectParts } from './connect-phone.ts';
import type { PostFlow } from './phone-app.ts';
import { isStopped, orStopped } from './plain-step.ts';
import { type PhoneTiming, postSession } from './post-session.ts';

/** What publishing through a phone is built from. */
export type PhoneDeliveryParts = ConnectParts & { readonly timing: PhoneTiming };

/** Times that fit real phones. */
export const usualTiming: PhoneTiming = { uploadMs: 60_000, quietMs: 5000, recheckMs: 60_000 };

/** The route through the platform's own app on the operator's phone. */
export function createPhoneDelivery(parts: PhoneDeliveryParts): Delivery<PhoneWork> {
  return {
    async open(work, steps, signal) {
      const flow = flowOf(work);
      if (isStopped(flow)) return flow;
      const phone = await connectPhone(parts, work, steps, signal);
      return isStopped(phone) ? phone : postSession({ ...parts, flow, work, steps, phone });
    },

    async look(work, before, steps, signal) {
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

function flowOf({ account, content }: PhoneWork): PostFlow | Stopped {
  return (
    phoneApps[account.platform].posts[content.kind] ??
    stop(
      'route_missing',
      'fail',
      `Switchyard cannot post a ${content.kind} to ${account.platform} through a phone.`,
      'Choose another kind of post, or another way to publish.',
    )
  );
}
