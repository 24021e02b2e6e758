import { z } from 'zod';
import { deviceApps } from './device.ts';
import { id, instant, uid } from './ids.ts';

/** `busy`: it answers and every slot is taken. */
export const hubState = z.enum(['unchecked', 'ready', 'busy', 'failed']);
export type HubState = z.infer<typeof hubState>;

/**
 * A phone at a hub: its udid there, and the versions of the apps on it. Those are the operator's word: a hub tells no
 * versions without letting everybody run commands on its phones.
 */
export const hubPhone = z.object({
  udid: z.string().trim().min(1).max(100),
  name: z.string().trim().min(1).max(60),
  apps: deviceApps,
});
export type HubPhone = z.infer<typeof hubPhone>;

const hubUrl = z
  .url({ protocol: /^https?$/, error: 'an address such as https://hub.example.com:4444/wd/hub' })
  .max(500)
  .refine((text) => {
    const { username, password } = new URL(text);
    return username === '' && password === '';
  }, 'an address without a name and password in it: they have fields of their own');

/** What is kept of a hub. `capabilities`: what its maker wants in every new session besides. */
export const hubFields = z.object({
  name: z.string().trim().min(1).max(60),
  url: hubUrl,
  username: z.string().trim().min(1).max(200).nullable(),
  capabilities: z.record(z.string().max(100), z.json()),
  phones: z.array(hubPhone).max(200),
});

/** Somebody's Appium server or Selenium Grid 4 whose phones are used like those on this computer. */
export const hub = hubFields.extend({
  id,
  uid,
  hasPassword: z.boolean(),
  state: hubState,
  reason: z.string(),
  slots: z.number().int().nullable(),
  free: z.number().int().nullable(),
  checkedAt: instant.nullable(),
});
export type Hub = z.infer<typeof hub>;

/** A new hub; `password` goes into the vault and is never told again. */
export const newHub = hubFields.extend({
  username: hubFields.shape.username.default(null),
  capabilities: hubFields.shape.capabilities.default({}),
  phones: hubFields.shape.phones.default([]),
  password: z.string().min(1).max(1000).optional(),
});
export type NewHub = z.infer<typeof newHub>;

/** What changes; a null password removes the one that is kept. */
export const hubChange = hubFields.partial().extend({ password: z.string().min(1).max(1000).nullish() });
export type HubChange = z.infer<typeof hubChange>;
