import type { PhoneLoginProbe } from '../../accounts/login-test.ts';
import { systemClock } from '../../automation/clock.ts';
import { loadPacks } from '../../automation/pack/load-packs.ts';
import { startRealTimer } from '../../devices/timers.ts';
import { type PhoneLoginParts, phoneLoginProbe } from './phone-login-probe.ts';

/** A look on a phone in real time, with the packs of a folder. */
export async function realPhoneLogin(
  parts: Pick<PhoneLoginParts, 'store' | 'phones' | 'transportOf'>,
  packsDir: string,
): Promise<PhoneLoginProbe> {
  const packs = await loadPacks(packsDir);
  return phoneLoginProbe({ ...parts, packs, clock: systemClock, startTimer: startRealTimer });
}
