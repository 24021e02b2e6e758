import { createStepRunner } from '../../automation/step-runner.ts';
import type { Delivery, PhoneWork } from '../delivery.ts';
import { checkPhoto } from './check-photo.ts';
import { connectPhone, type ConnectParts } from './connect-phone.ts';
import { type PhoneTiming, photoSession } from './photo-session.ts';
import { isStopped, orStopped } from './plain-step.ts';

/** What publishing through a phone is built from. */
export type PhoneDeliveryParts = ConnectParts & { readonly timing: PhoneTiming };

/** Times that fit real phones. */
export const usualTiming: PhoneTiming = { uploadMs: 60_000, quietMs: 5000, recheckMs: 60_000 };

/** The route through the platform's own app on the operator's phone. */
export function createPhoneDelivery(parts: PhoneDeliveryParts): Delivery<PhoneWork> {
  return {
    async open(work, steps, signal) {
      const phone = await connectPhone(parts, work, steps, signal);
      return isStopped(phone) ? phone : photoSession({ ...parts, work, steps, phone });
    },

    async look(work, before, steps, signal) {
      const phone = await connectPhone(parts, work, steps, signal);
      if (isStopped(phone)) return phone;
      await using connected = phone;
      const runner = createStepRunner(connected.eyes, steps);
      return await orStopped(connected.eyes.scene, () => checkPhoto(runner, work, before, parts.timing));
    },
  };
}
