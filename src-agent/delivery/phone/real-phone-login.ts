import type { PhoneLoginProbe } from '../../accounts/login-test.ts';
import { systemClock } from '../../automation/clock.ts';
import { startRealTimer } from '../../devices/timers.ts';
import { type PhoneLoginParts, phoneLoginProbe } from './phone-login-probe.ts';

/** A look on a phone in real time, with the packs in use. */
export function realPhoneLogin(parts: Omit<PhoneLoginParts, 'clock' | 'startTimer'>): PhoneLoginProbe {
  return phoneLoginProbe({ ...parts, clock: systemClock, startTimer: startRealTimer });
}
