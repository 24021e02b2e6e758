import type { Device, Unfitness } from '../../src-shared/domain/device.ts';
import { formatBytes } from '../format/amount.ts';

/** One fact of a phone's health; `bad`: it keeps work from the phone. */
export type HealthFact = { readonly name: string; readonly value: string; readonly bad: boolean };

/** What a phone tells of itself, as words; what it does not tell is left out. */
export function healthFacts(device: Device): HealthFact[] {
  const { health, batteryPercent, charging, freeStorageBytes, screenLocked } = device;
  const fact = (name: string, value: string | null, code: Unfitness | null): HealthFact[] =>
    value === null ? [] : [{ name, value, bad: code !== null && health.unfit === code }];
  const { temperatureCelsius: degrees, clockSkewSeconds: skew } = health;
  const battery =
    batteryPercent === null ? null : `${batteryPercent}%${charging === true ? ', charging' : ''}`;
  return [
    ...fact('Battery', battery, 'phone_battery_low'),
    ...fact('Temperature', degrees === null ? null : `${degrees} °C`, 'phone_hot'),
    ...fact('Free space', freeStorageBytes === null ? null : formatBytes(freeStorageBytes), 'phone_full'),
    ...fact('Internet', either(health.online, 'Connected', 'None'), 'phone_offline'),
    ...fact('Screen', either(screenLocked, 'Locked', 'Unlocked'), 'phone_locked'),
    ...fact('Call', callWords(health.call), 'phone_in_call'),
    ...fact('Clock', skew === null ? null : clockWords(skew), null),
    ...fact('Answers', health.latencyMs === null ? null : `within ${health.latencyMs / 1000} s`, null),
  ];
}

function either(value: boolean | null, yes: string, no: string): string | null {
  return value === null ? null : value ? yes : no;
}

function callWords(call: Device['health']['call']): string | null {
  if (call === null) return null;
  return { none: 'None', ringing: 'Coming in', active: 'Going on' }[call];
}

function clockWords(skew: number): string {
  if (skew === 0) return 'Correct';
  const seconds = Math.abs(skew);
  const amount = seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
  return `${amount} ${skew > 0 ? 'fast' : 'slow'}`;
}
