import { systemClock } from '../../automation/clock.ts';
import { loadPacks } from '../../automation/pack/load-packs.ts';
import type { Phones } from '../../devices/phone-driver.ts';
import type { WarmupLog } from '../../warmups/warmup-log.ts';
import type { Delivery, PhoneWork } from '../delivery.ts';
import { createPhoneDelivery, usualTiming } from './phone-delivery.ts';
import type { PhoneTiming } from './post-session.ts';

/** Publishing and warming up through real time and the packs of a folder. */
export async function phoneDelivery(
  phones: Phones,
  packsDir: string,
  log: WarmupLog,
  timing: PhoneTiming = usualTiming,
): Promise<Delivery<PhoneWork>> {
  return createPhoneDelivery({
    phones,
    packs: await loadPacks(packsDir),
    clock: systemClock,
    timing,
    warmups: { log, clock: systemClock },
  });
}
