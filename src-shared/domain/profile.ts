import { z } from 'zod';
import { timezone } from './account.ts';
import { id, instant, uid } from './ids.ts';

export const profileTemplateName = z.enum(['chrome_windows', 'chrome_mac', 'mobile_android']);
export type ProfileTemplateName = z.infer<typeof profileTemplateName>;

/**
 * The emulation values a browser offers openly. `platform` and the three after it are what the client hints
 * (`Sec-CH-UA-*`, `navigator.userAgentData`) say; sizes in CSS pixels.
 */
export const fingerprint = z.object({
  deviceScaleFactor: z.number().min(0.5).max(5),
  mobile: z.boolean(),
  touch: z.boolean(),
  colorScheme: z.enum(['light', 'dark', 'no-preference']),
  platform: z.enum(['Windows', 'macOS', 'Linux', 'Android']),
  platformVersion: z.string().max(40),
  architecture: z.enum(['x86', 'arm', '']),
  model: z.string().max(80),
});
export type Fingerprint = z.infer<typeof fingerprint>;

const side = z.number().int().min(200, 'at least 200').max(7680, 'at most 7680');
const viewport = z.object({ width: side, height: side });

const userAgent = z
  .string()
  .trim()
  .min(10, 'the user agent as the browser sends it')
  .max(500)
  .regex(/^[\x20-\x7e]+$/, 'plain ASCII characters');
const locale = z
  .string()
  .trim()
  .regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/, 'a language such as en-US');
const name = z.string().trim().min(1, 'give it a name').max(80);

export const newProfile = z.object({
  name,
  userAgent,
  viewport,
  timezone,
  locale,
  fingerprint,
});
export type NewProfile = z.infer<typeof newProfile>;

/** What may be changed of a profile; what is left out stays. */
export const profileChange = newProfile.partial();

/** An isolated, localised browser profile. `accounts`: how many use it. */
export const profile = newProfile.extend({
  id,
  uid,
  template: profileTemplateName.nullable(),
  accounts: z.number().int(),
  createdAt: instant,
  updatedAt: instant,
});
export type Profile = z.infer<typeof profile>;

/** A ready-made profile to start from. */
export const profileTemplate = newProfile.omit({ name: true }).extend({
  name: profileTemplateName,
  title: z.string(),
  description: z.string(),
});
export type ProfileTemplate = z.infer<typeof profileTemplate>;

/** The account browser of one account. */
export const accountBrowser = z.object({
  accountId: id,
  state: z.enum(['closed', 'opening', 'open', 'closing']),
  openedAt: instant.nullable(),
  /** The browser used, with its version; null while closed. */
  browser: z.string().nullable(),
});
export type AccountBrowser = z.infer<typeof accountBrowser>;

/** One value the profile asks for and what the browser really reports. */
export const claim = z.object({
  name: z.string(),
  wanted: z.string(),
  reported: z.string(),
  agrees: z.boolean(),
});
export type Claim = z.infer<typeof claim>;
