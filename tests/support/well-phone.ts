import type { PhoneHealth } from '../../src-agent/devices/health/phone-health.ts';

/** A phone with nothing wrong about it. */
export const wellPhone: PhoneHealth = {
  batteryPercent: 80,
  charging: false,
  temperatureCelsius: 27,
  freeStorageBytes: 8_000_000_000,
  screenLocked: false,
  latencyMs: 20,
  clockSkewSeconds: 0,
  online: true,
  call: 'none',
};
