import { z } from 'zod';
import { id, instant, uid } from './ids.ts';
import { problemCode } from './problem.ts';

/** `ready`: connected, authorised and set up. `degraded`: usable but something needs attention. Each state has a `reason`. */
export const deviceState = z.enum(['absent', 'unauthorized', 'offline', 'preparing', 'ready', 'degraded']);
export type DeviceState = z.infer<typeof deviceState>;

/** Why no work is begun on a phone as it is now. */
export const unfitness = problemCode.extract([
  'phone_locked',
  'phone_battery_low',
  'phone_hot',
  'phone_full',
  'phone_in_call',
  'phone_offline',
]);
export type Unfitness = z.infer<typeof unfitness>;

/**
 * How a phone does beside battery and storage. `clockSkewSeconds`: its clock against this computer's, positive when it is
 * ahead. `online`: it has a network that Android found to reach the internet. Null where it does not tell.
 */
export const deviceHealth = z.object({
  temperatureCelsius: z.number().int().nullable(),
  latencyMs: z.number().int().nullable(),
  clockSkewSeconds: z.number().int().nullable(),
  online: z.boolean().nullable(),
  call: z.enum(['none', 'ringing', 'active']).nullable(),
  unfit: unfitness.nullable(),
});
export type DeviceHealth = z.infer<typeof deviceHealth>;

/** Versions of the platforms' apps on a phone; null: not installed, absent: not read yet. */
export const deviceApps = z.object({
  instagram: z.string().nullable().optional(),
  threads: z.string().nullable().optional(),
  tiktok: z.string().nullable().optional(),
});
export type DeviceApps = z.infer<typeof deviceApps>;

/** A person, repeated failures, or failures for the phone's health put it there. */
export const quarantineCause = z.enum(['person', 'failures', 'health']);
export type QuarantineCause = z.infer<typeof quarantineCause>;

/** Why and since when a phone gets no work. */
export const quarantine = z.object({ cause: quarantineCause, reason: z.string(), since: instant });

/** A tag: a short word the operator sorts phones by. */
export const deviceTag = z.string().trim().min(1).max(30);
export const deviceGroup = z.string().trim().min(1).max(60);

/**
 * A phone. `serial` is the hardware serial, the same over USB and Wi-Fi. Storage in bytes, battery in
 * percent. `busyWith` tells which job holds its lease.
 */
export const device = z.object({
  id,
  uid,
  serial: z.string(),
  platform: z.enum(['android', 'ios']),
  name: z.string(),
  model: z.string().nullable(),
  osVersion: z.string().nullable(),
  state: deviceState,
  reason: z.string(),
  batteryPercent: z.number().int().nullable(),
  charging: z.boolean().nullable(),
  freeStorageBytes: z.number().int().nullable(),
  screenLocked: z.boolean().nullable(),
  simulated: z.boolean(),
  /** Where it is: on adb of this computer, on its devicectl (`ios`), or at a hub (`hub:ID`). */
  source: z.string(),
  group: z.string().nullable(),
  tags: z.array(z.string()),
  quarantine: quarantine.nullable(),
  health: deviceHealth,
  apps: deviceApps,
  busyWith: z.object({ runId: id, jobId: id }).nullable(),
  lastSeenAt: instant.nullable(),
});
export type Device = z.infer<typeof device>;

/** One picture of a phone's screen; `image` is base64 PNG. */
export const frame = z.object({ at: instant, image: z.string() });
export type Frame = z.infer<typeof frame>;
