import { systemClock } from '../../automation/clock.ts';
import type { WarmupLog } from '../../warmups/warmup-log.ts';
import type { Delivery, PhoneWork } from '../delivery.ts';
import type { ConnectParts } from './connect-phone.ts';
import { createPhoneDelivery, usualTiming } from './phone-delivery.ts';
import type { PhoneTiming } from './post-session.ts';

/** Publishing and warming up through real time, with the packs in use. */
export function phoneDelivery(
  parts: Omit<ConnectParts, 'clock'>,
  log: WarmupLog,
  timing: PhoneTiming = usualTiming,
): Delivery<PhoneWork> {
  return createPhoneDelivery({
    ...parts,
    clock: systemClock,
    timing,
    warmups: { log, clock: systemClock },
  });
}
