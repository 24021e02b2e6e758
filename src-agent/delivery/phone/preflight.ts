import type { Scene } from '../../automation/stops.ts';
import { stop } from '../../automation/stops.ts';
import { flawsOf } from '../../devices/health/fitness.ts';
import type { PhoneHealth } from '../../devices/health/phone-health.ts';
import type { Stopped } from '../delivery.ts';

/**
 * Whether work may begin on a phone that does so: null, or the stop with what is wrong. Nothing was touched, and the job
 * waits: it is claimed again when the phone is seen to be well.
 */
export function stopForHealth(health: PhoneHealth, { phone }: Scene): Stopped | null {
  const flaw = flawsOf(health).find(({ code }) => code !== null);
  if (flaw === undefined || flaw.code === null) return null;
  return stop(
    flaw.code,
    'wait',
    `Phone ${phone} is not fit for work. ${flaw.message}`,
    `${flaw.nextAction} The work on phone ${phone} goes on by itself then.`,
  );
}
