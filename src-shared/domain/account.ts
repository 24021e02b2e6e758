import { z } from 'zod';
import { id, instant, uid } from './ids.ts';
import { platform } from './platform.ts';
import { isTimeZone } from '../time-zone.ts';
import { proxyStatus } from './proxy.ts';

export const accountStatus = z.enum(['active', 'banned', 'cooldown', 'needs_captcha', 'inactive']);
export type AccountStatus = z.infer<typeof accountStatus>;

/** Who or what set a status: the person at the screen, an import, a job in hand, a login test, or a rest that ended. */
export const statusActor = z.enum(['person', 'import', 'job', 'login_test', 'timer']);
export type StatusActor = z.infer<typeof statusActor>;

/** Where an account was asked whether it is signed in. */
export const loginRoute = z.enum(['connection', 'phone', 'browser']);
export type LoginRoute = z.infer<typeof loginRoute>;

/** Answer of a login test. `evidence`: one sentence a line, what was looked at and what was seen. */
export const loginTest = z.object({
  via: loginRoute,
  state: z.enum(['signed_in', 'signed_out', 'other_account', 'unknown']),
  evidence: z.array(z.string()),
  checkedAt: instant,
});
export type LoginTest = z.infer<typeof loginTest>;

/**
 * One identity on one platform. `handle` is stored without the leading `@`, in lower case; an account that was added by
 * its e-mail address alone has that address in its place until the handle is known (`handleKnown` is then false).
 */
export const account = z.object({
  id,
  uid,
  platform,
  handle: z.string(),
  handleKnown: z.boolean(),
  displayName: z.string(),
  email: z.string().nullable(),
  status: accountStatus,
  statusReason: z.string().nullable(),
  statusBy: statusActor,
  statusAt: instant,
  cooldownUntil: instant.nullable(),
  deviceId: id.nullable(),
  deviceName: z.string().nullable(),
  proxyId: id.nullable(),
  proxyName: z.string().nullable(),
  proxyStatus: proxyStatus.nullable(),
  profileId: id.nullable(),
  profileName: z.string().nullable(),
  /** IANA zone; null where the agent's own is meant. */
  timezone: z.string().nullable(),
  /** Whose brand it is. */
  client: z.string().nullable(),
  tags: z.array(z.string()),
  notes: z.string(),
  hasPassword: z.boolean(),
  hasCookies: z.boolean(),
  /** A secret is kept for it that cannot be read any more: sign in again. */
  secretsUnreadable: z.boolean(),
  login: loginTest.nullable(),
  browserOpen: z.boolean(),
  lastUsedAt: instant.nullable(),
  archivedAt: instant.nullable(),
  createdAt: instant,
  updatedAt: instant,
});
export type Account = z.infer<typeof account>;

/** Handles of all three platforms: letters, digits, `.` and `_`, 1 to 30 characters; a leading `@` is dropped. */
export const handle = z
  .string()
  .trim()
  .transform((text) => text.replace(/^@/, '').toLowerCase())
  .pipe(z.string().regex(/^[a-z0-9._]{1,30}$/, 'letters, digits, dots and underscores, at most 30'));

/** An IANA time zone such as `Europe/Berlin`. */
export const timezone = z.string().trim().refine(isTimeZone, 'a time zone such as Europe/Berlin');

/** An e-mail address, kept in lower case, so that one written differently is the same. */
export const email = z.email('an e-mail address such as anna@example.com').max(254).toLowerCase();
export const tag = z.string().trim().min(1, 'a word').max(40, 'at most 40 characters');
export const tags = z.array(tag).max(50, 'at most 50 tags');
export const client = z.string().trim().min(1).max(80, 'at most 80 characters');
const password = z.string().min(1).max(1000, 'at most 1000 characters');

const displayName = z.string().trim().min(1, 'a name people recognise').max(80);
const notes = z.string().max(5000, 'at most 5000 characters');

export const newAccount = z.object({
  platform,
  handle,
  displayName,
  email: email.nullable().default(null),
  /** Kept in the vault; never answered by a list or a get. */
  password: password.nullable().default(null),
  deviceId: id.nullable().default(null),
  proxyId: id.nullable().default(null),
  profileId: id.nullable().default(null),
  timezone: timezone.nullable().default(null),
  client: client.nullable().default(null),
  tags: tags.default([]),
  notes: notes.default(''),
});

/** What may be changed of an account; what is left out stays, null takes away. */
export const accountChange = z.object({
  handle: handle.optional(),
  displayName: displayName.optional(),
  email: email.nullable().optional(),
  password: password.nullable().optional(),
  deviceId: id.nullable().optional(),
  proxyId: id.nullable().optional(),
  profileId: id.nullable().optional(),
  timezone: timezone.nullable().optional(),
  client: client.nullable().optional(),
  tags: tags.optional(),
  notes: notes.optional(),
  status: accountStatus.optional(),
  statusReason: z.string().trim().max(300).nullable().optional(),
  /** With status `cooldown`: when it ends by itself. */
  cooldownUntil: instant.nullable().optional(),
});

/** `none`: those that have none. */
const idOrNone = z.union([id, z.literal('none')]).optional();

/** Which accounts: every condition that is given has to hold. */
export const accountFilter = z.object({
  search: z.string().max(200).optional(),
  platform: platform.optional(),
  status: accountStatus.optional(),
  tag: tag.optional(),
  client: client.optional(),
  deviceId: idOrNone,
  proxyId: idOrNone,
  profileId: idOrNone,
  importId: id.optional(),
  archived: z.enum(['no', 'only', 'all']).default('no'),
});
export type AccountFilter = z.infer<typeof accountFilter>;

/** Some accounts: those named, or all that a filter finds. */
export const accountSelection = z.union([
  z.object({ ids: z.array(id).min(1).max(100_000) }),
  z.object({ filter: accountFilter }),
]);
export type AccountSelection = z.infer<typeof accountSelection>;

/**
 * One change for many accounts. Several proxies or profiles are dealt out in turn, so that each gets about as many
 * accounts as any other; an empty list takes them away.
 */
export const accountBulkChange = z.object({
  addTags: tags.optional(),
  removeTags: tags.optional(),
  proxyIds: z.array(id).max(10_000).optional(),
  profileIds: z.array(id).max(1000).optional(),
  deviceId: id.nullable().optional(),
  client: client.nullable().optional(),
  timezone: timezone.nullable().optional(),
  status: accountStatus.optional(),
  archived: z.boolean().optional(),
});
export type AccountBulkChange = z.infer<typeof accountBulkChange>;
