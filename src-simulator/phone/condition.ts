/** What the phone's services tell of it beside its screen. Storage in kilobytes, clock in milliseconds ahead. */
export type Condition = {
  readonly batteryPercent: number;
  readonly charging: boolean;
  readonly temperatureTenths: number;
  readonly freeKilobytes: number;
  readonly online: boolean;
  readonly clockAheadMs: number;
};

/** A phone on the desk: charging, cool, and a third of its storage taken. */
export const wellCondition: Condition = {
  batteryPercent: 87,
  charging: true,
  temperatureTenths: 271,
  freeKilobytes: 75_613_184,
  online: true,
  clockAheadMs: 0,
};

/** What each ordered condition changes. */
export const ailments = {
  low_battery: { batteryPercent: 7, charging: false },
  hot: { temperatureTenths: 468 },
  storage_full: { freeKilobytes: 120_000 },
  network_lost: { online: false },
  wrong_clock: { clockAheadMs: 3 * 60 * 60_000 },
} as const satisfies Readonly<Record<string, Partial<Condition>>>;

/** A condition that can be ordered. */
export type Ailment = keyof typeof ailments;
