import type { Unfitness } from '../../../src-shared/domain/device.ts';
import type { PhoneHealth } from './phone-health.ts';

/** Our choice: a post takes minutes, and a phone that is not charging has to come through them. */
const lowBattery = 15;
/** Above 45 °C lithium cells must not be charged (JEITA guideline), and phones begin to throttle. */
const hotCelsius = 45;
/** Our choice: room for the copied files, the app's own copies of them, and its cache. */
const littleStorage = 500 * 1024 * 1024;
/** Beyond five minutes sign-ins and signed requests begin to be refused (RFC 4120 allows as much). */
const wrongClockSeconds = 300;
/** Our choice: a phone that needs so long for nothing will not keep up with a session. */
const slowMs = 2000;

/** Something about a phone. `code`: no work is begun on it as long as that is so; null: it is only told. */
export type Flaw = { readonly code: Unfitness | null; readonly message: string; readonly nextAction: string };

/** What is wrong with a phone, what keeps it from work first. */
export function flawsOf(health: PhoneHealth): readonly Flaw[] {
  return [...keepingFromWork(health), ...onlyTold(health)];
}

/** The first reason why no work is begun on a phone, or null. */
export function unfitness(health: PhoneHealth): Unfitness | null {
  return flawsOf(health)[0]?.code ?? null;
}

function keepingFromWork(health: PhoneHealth): Flaw[] {
  const { batteryPercent, charging, temperatureCelsius, freeStorageBytes } = health;
  const flaws: Flaw[] = [];
  const add = (code: Unfitness, message: string, nextAction: string) =>
    flaws.push({ code, message, nextAction });
  if (health.call === 'ringing') add('phone_in_call', 'A call is coming in.', 'Answer or decline it.');
  if (health.call === 'active') add('phone_in_call', 'A call is going on.', 'It goes on when the call ends.');
  if (health.screenLocked === true) add('phone_locked', 'The screen is locked.', 'Unlock the phone.');
  if (temperatureCelsius !== null && temperatureCelsius >= hotCelsius)
    add(
      'phone_hot',
      `The battery has ${temperatureCelsius} °C.`,
      'Let the phone cool down, out of the sun and its cover.',
    );
  if (batteryPercent !== null && batteryPercent < lowBattery && charging !== true)
    add('phone_battery_low', `The battery is at ${batteryPercent} %.`, 'Charge the phone.');
  if (freeStorageBytes !== null && freeStorageBytes < littleStorage)
    add(
      'phone_full',
      `Only ${Math.floor(freeStorageBytes / 1024 / 1024)} MB are free.`,
      'Make room on the phone.',
    );
  if (health.online === false)
    add('phone_offline', 'It has no internet connection.', 'Bring its Wi-Fi or mobile data back.');
  return flaws;
}

function onlyTold({ clockSkewSeconds, latencyMs }: PhoneHealth): Flaw[] {
  const flaws: Flaw[] = [];
  if (clockSkewSeconds !== null && Math.abs(clockSkewSeconds) > wrongClockSeconds)
    flaws.push({
      code: null,
      message: `Its clock is ${Math.round(Math.abs(clockSkewSeconds) / 60)} minutes ${clockSkewSeconds > 0 ? 'fast' : 'slow'}.`,
      nextAction: 'Let the phone set its time by itself.',
    });
  if (latencyMs !== null && latencyMs > slowMs)
    flaws.push({
      code: null,
      message: `It takes ${(latencyMs / 1000).toFixed(1)} s to answer.`,
      nextAction: 'Close other apps, or restart the phone.',
    });
  return flaws;
}
