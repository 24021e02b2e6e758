import type { PhoneHealth } from './phone-health.ts';

/** A clock told in whole seconds, asked over a cable, cannot be known better than this. */
const clockGrainSeconds = 2;

/** Reads `dumpsys battery`, whose temperature is in tenths of a degree; any kind of power counts as charging. */
export function parseBattery(
  text: string,
): Pick<PhoneHealth, 'batteryPercent' | 'charging' | 'temperatureCelsius'> {
  const level = /^\s*level: (\d+)/m.exec(text)?.[1];
  const scale = Number(/^\s*scale: (\d+)/m.exec(text)?.[1] ?? 100);
  const tenths = /^\s*temperature: (-?\d+)/m.exec(text)?.[1];
  const powered = [...text.matchAll(/^\s*(?:AC|USB|Wireless|Dock) powered: (true|false)/gm)];
  return {
    batteryPercent: level === undefined || scale <= 0 ? null : Math.round((Number(level) * 100) / scale),
    charging: powered.length === 0 ? null : powered.some(([, value]) => value === 'true'),
    temperatureCelsius: tenths === undefined ? null : Math.round(Number(tenths) / 10),
  };
}

/** Reads the column "Available" (kilobytes) of `df -k`, whose file system name may stand on a line of its own. */
export function parseFreeStorage(text: string): number | null {
  const numbers = /\s(\d+)\s+(\d+)\s+(\d+)\s+\d+%/.exec(text);
  return numbers === null ? null : Number(numbers[3]) * 1024;
}

/** Reads the key guard out of `dumpsys window`, with the signs appium-adb's lock check knows. */
export function parseScreenLocked(text: string): boolean | null {
  if (text.trim() === '') return null;
  const older = /mShowingLockscreen=true|mDreamingLockscreen=true/.test(text);
  const newer = /KeyguardStateMonitor\s+mIsShowing=true/.test(text) && /\smInputRestricted=true/.test(text);
  return older || newer || /\bisKeyguardShowing=true|mKeyguardShowing=true/.test(text);
}

/** Seconds the phone's clock (`date +%s`) is ahead of `expected` (epoch milliseconds); what cannot be told apart from none is 0. */
export function parseClock(text: string, expected: number): number | null {
  const told = /^\s*(\d{9,11})\s*$/.exec(text)?.[1];
  if (told === undefined) return null;
  const skew = Math.round(Number(told) - expected / 1000);
  return Math.abs(skew) <= clockGrainSeconds ? 0 : skew;
}

/**
 * Reads `dumpsys connectivity`: the default network has to be one that Android found to reach the internet (`VALIDATED`
 * among its capabilities). A network whose own line is missing counts as one.
 */
export function parseOnline(text: string): boolean | null {
  const active = /Active default network: (none|\d+)/.exec(text)?.[1];
  if (active === undefined) return null;
  if (active === 'none') return false;
  const own = text
    .split('\n')
    .find(
      (line) =>
        line.includes('NetworkAgentInfo') && new RegExp(`network\\{${active}\\}|- ${active}\\]`).test(line),
    );
  return own === undefined || !own.includes('Capabilities:') || /\bVALIDATED\b/.test(own);
}

/** Reads `mCallState` of `dumpsys telephony.registry`, one for each SIM: 0 idle, 1 ringing, 2 in a call. */
export function parseCall(text: string): PhoneHealth['call'] {
  const states = [...text.matchAll(/mCallState=(\d)/g)].map(([, state]) => state);
  if (states.length === 0) return null;
  if (states.includes('2')) return 'active';
  return states.includes('1') ? 'ringing' : 'none';
}
