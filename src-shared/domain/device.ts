import { z } from 'zod';
import { id, instant, uid } from './ids.ts';

/** `ready`: connected, authorised and set up. `degraded`: usable but something needs attention. Each state has a `reason`. */
export const deviceState = z.enum(['absent', 'unauthorized', 'offline', 'preparing', 'ready', 'degraded']);
export type DeviceState = z.infer<typeof deviceState>;

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
  busyWith: z.object({ runId: id, jobId: id }).nullable(),
  lastSeenAt: instant.nullable(),
});
export type Device = z.infer<typeof device>;

/** One picture of a phone's screen; `image` is base64 PNG. */
export const frame = z.object({ at: instant, image: z.string() });
export type Frame = z.infer<typeof frame>;
