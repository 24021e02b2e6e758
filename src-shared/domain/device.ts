import { z } from 'zod';
import { id, instant, uid } from './ids.ts';
import { jobKind } from './job.ts';
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
 * percent. `busyWith` tells which job holds its lease and what it does just now, `heldBy` which person has it in hand
 * instead, and `wantedBy` who gets it at the job's next step border.
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
  busyWith: z
    .object({
      runId: id,
      jobId: id,
      campaignName: z.string(),
      accountHandle: z.string(),
      kind: jobKind,
      step: z.string().nullable(),
    })
    .nullable(),
  heldBy: z.string().nullable(),
  wantedBy: z.string().nullable(),
  lastSeenAt: instant.nullable(),
});
export type Device = z.infer<typeof device>;

/**
 * One picture of a phone's screen in base64: PNG as the phone drew it, or a JPEG of the width that was asked for. `width` and
 * `height`: of the screen, in the device pixels that inputs are in.
 */
export const frame = z.object({
  at: instant,
  image: z.string(),
  width: z.number().int(),
  height: z.number().int(),
});
export type Frame = z.infer<typeof frame>;

/** One picture of one of many phones, see frame. */
export const wallFrame = frame.extend({ deviceId: id });
export type WallFrame = z.infer<typeof wallFrame>;

/**
 * How the right of a person to touch a phone stands: `waiting` for what holds it, then `held` with the token that each
 * input carries, then `lost`; all with a sentence why.
 */
export const controlState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('waiting'), why: z.string() }),
  z.object({ state: z.literal('held'), token: z.number().int() }),
  z.object({
    state: z.literal('lost'),
    reason: z.enum(['taken', 'given_back', 'ran_out', 'agent_ended']),
    why: z.string(),
  }),
]);
export type ControlState = z.infer<typeof controlState>;

/** A key of the phone. */
export const phoneKey = z.enum(['home', 'back', 'recents', 'enter', 'backspace', 'power']);
export type PhoneKey = z.infer<typeof phoneKey>;

const pixel = z.number().int().min(0).max(10_000);

/** One thing fingers do to a phone. Places are device pixels from the top left; times milliseconds. */
export const phoneInput = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('tap'), x: pixel, y: pixel }),
  z.object({ kind: z.literal('long_press'), x: pixel, y: pixel }),
  z.object({
    kind: z.literal('swipe'),
    x: pixel,
    y: pixel,
    toX: pixel,
    toY: pixel,
    milliseconds: z.number().int().min(50).max(5000).default(300),
  }),
  z.object({ kind: z.literal('text'), text: z.string().min(1).max(500) }),
  z.object({ kind: z.literal('key'), key: phoneKey }),
]);
export type PhoneInput = z.infer<typeof phoneInput>;
