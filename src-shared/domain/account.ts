import { z } from 'zod';
import { id, instant, uid } from './ids.ts';
import { platform } from './platform.ts';

export const accountStatus = z.enum(['active', 'banned', 'cooldown', 'needs_captcha', 'inactive']);
export type AccountStatus = z.infer<typeof accountStatus>;

/** One identity on one platform. `handle` is stored without the leading `@`, in lower case. */
export const account = z.object({
  id,
  uid,
  platform,
  handle: z.string(),
  displayName: z.string(),
  status: accountStatus,
  statusReason: z.string().nullable(),
  deviceId: id.nullable(),
  deviceName: z.string().nullable(),
  createdAt: instant,
  updatedAt: instant,
});
export type Account = z.infer<typeof account>;

/** Handles of all three platforms: letters, digits, `.` and `_`, 1 to 30 characters; a leading `@` is dropped. */
const handle = z
  .string()
  .trim()
  .transform((text) => text.replace(/^@/, '').toLowerCase())
  .pipe(z.string().regex(/^[a-z0-9._]{1,30}$/, 'letters, digits, dots and underscores, at most 30'));

export const newAccount = z.object({
  platform,
  handle,
  displayName: z.string().trim().min(1, 'a name people recognise').max(80),
  deviceId: id.nullable().default(null),
});
export const accountChange = z.object({
  displayName: z.string().trim().min(1).max(80).optional(),
  deviceId: id.nullable().optional(),
  status: accountStatus.optional(),
});
