import type { Device } from '../../src-shared/domain/device.ts';

/** A phone that is well, free and in no group. */
export function plainPhone(id: number, name: string): Omit<Device, 'uid' | 'lastSeenAt'> {
  return {
    id,
    serial: `SIM-${name.toUpperCase()}`,
    platform: 'android',
    name: `Simulated ${name}`,
    model: name,
    osVersion: '14',
    state: 'ready',
    reason: 'Connected and set up',
    batteryPercent: 87,
    charging: true,
    freeStorageBytes: 41_300_000_000,
    screenLocked: false,
    simulated: true,
    source: 'adb',
    group: null,
    tags: [],
    quarantine: null,
    health: {
      temperatureCelsius: 27,
      latencyMs: 500,
      clockSkewSeconds: 0,
      online: true,
      call: 'none',
      unfit: null,
    },
    apps: { instagram: '410.0.0.53.71', threads: '411.0.0.42.109', tiktok: null },
    busyWith: null,
    heldBy: null,
    wantedBy: null,
  };
}
