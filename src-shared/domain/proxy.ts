import { z } from 'zod';
import { id, instant, uid } from './ids.ts';

export const proxyType = z.enum(['residential', 'datacenter', 'mobile']);
export type ProxyType = z.infer<typeof proxyType>;

/** How the proxy itself is spoken to. `https`: TLS to the proxy, then CONNECT. */
export const proxyProtocol = z.enum(['http', 'https', 'socks5']);
export type ProxyProtocol = z.infer<typeof proxyProtocol>;

/** `active`: works or was not checked yet. `error`: its last checks failed. `inactive`, `banned`: set by the person, not checked. */
export const proxyStatus = z.enum(['active', 'inactive', 'banned', 'error']);
export type ProxyStatus = z.infer<typeof proxyStatus>;

/** How a health check went; everything but `ok` is a reason. */
const proxyOutcome = z.enum(['ok', 'refused', 'auth', 'timeout', 'dns', 'tls', 'wrong_answer']);
export type ProxyOutcome = z.infer<typeof proxyOutcome>;

/** One health check. Latency in milliseconds: the median of three requests; exit address: what the far end saw. */
export const proxyCheck = z.object({
  id,
  at: instant,
  outcome: proxyOutcome,
  latencyMs: z.number().int().nullable(),
  exitAddress: z.string().nullable(),
  detail: z.string(),
});
export type ProxyCheck = z.infer<typeof proxyCheck>;

/** An egress. `name` is its label, else `host:port`. The password is kept in the vault and never answered. */
export const proxy = z.object({
  id,
  uid,
  name: z.string(),
  label: z.string().nullable(),
  host: z.string(),
  port: z.number().int(),
  protocol: proxyProtocol,
  type: proxyType,
  username: z.string().nullable(),
  hasPassword: z.boolean(),
  status: proxyStatus,
  statusReason: z.string().nullable(),
  lastCheck: proxyCheck.omit({ id: true }).nullable(),
  nextCheckAt: instant.nullable(),
  /** Failed checks in a row. */
  failures: z.number().int(),
  accounts: z.number().int(),
  createdAt: instant,
  updatedAt: instant,
});
export type Proxy = z.infer<typeof proxy>;

/** A host name or an IP address, without scheme or port. */
export const proxyHost = z
  .string()
  .trim()
  .min(1, 'a host name or an IP address')
  .max(253)
  .regex(
    /^(?:[a-zA-Z0-9._-]+|\[?[0-9a-fA-F:.]+\]?)$/,
    'a host name or an IP address, without http:// and port',
  );
const proxyPort = z.number().int().min(1, 'a port from 1 to 65535').max(65_535, 'a port from 1 to 65535');

export const newProxy = z.object({
  label: z.string().trim().min(1).max(80).nullable().default(null),
  host: proxyHost,
  port: proxyPort,
  protocol: proxyProtocol.default('http'),
  type: proxyType.default('datacenter'),
  username: z.string().min(1).max(500).nullable().default(null),
  /** Kept in the vault; never answered. */
  password: z.string().min(1).max(1000).nullable().default(null),
});
export type NewProxy = z.infer<typeof newProxy>;

/** What may be changed of a proxy; what is left out stays, null takes away. */
export const proxyChange = z.object({
  label: z.string().trim().min(1).max(80).nullable().optional(),
  host: proxyHost.optional(),
  port: proxyPort.optional(),
  protocol: proxyProtocol.optional(),
  type: proxyType.optional(),
  username: z.string().min(1).max(500).nullable().optional(),
  password: z.string().min(1).max(1000).nullable().optional(),
  status: proxyStatus.exclude(['error']).optional(),
});

export const proxyFilter = z.object({
  search: z.string().max(200).optional(),
  status: proxyStatus.optional(),
  type: proxyType.optional(),
  protocol: proxyProtocol.optional(),
  /** `yes`: those that accounts use. */
  used: z.enum(['yes', 'no']).optional(),
  importId: id.optional(),
});
export type ProxyFilter = z.infer<typeof proxyFilter>;

/** Some proxies: those named, or all that a filter finds. */
export const proxySelection = z.union([
  z.object({ ids: z.array(id).min(1).max(100_000) }),
  z.object({ filter: proxyFilter }),
]);
export type ProxySelection = z.infer<typeof proxySelection>;

/** How checks are done by themselves. `testAddress`: what is asked for through the proxy; it answers with the caller's address. */
export const proxyCheckSettings = z.object({
  everyMinutes: z
    .number()
    .int()
    .min(0, '0 for never')
    .max(7 * 24 * 60),
  testAddress: z.url({ protocol: /^https?$/ }).max(500),
  timeoutSeconds: z.number().int().min(1).max(60),
  atOnce: z.number().int().min(1).max(256),
});
export type ProxyCheckSettings = z.infer<typeof proxyCheckSettings>;
