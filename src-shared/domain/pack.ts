import { z } from 'zod';
import { id, instant } from './ids.ts';
import { platform } from './platform.ts';

/** The versions of an app a pack is for: from the first on, before the second. */
export const packVersions = z.object({ from: z.string(), before: z.string() });

/** What names a pack: newer contents take the place of older ones with the same name. */
export const packKey = z.object({ platform, locale: z.string(), versions: packVersions });
export type PackKey = z.infer<typeof packKey>;

/**
 * A selector pack in use. `bundle`: what it was installed with, null for the one that came with Switchyard. `earlier`: what
 * it can be rolled back to.
 */
export const packInUse = packKey.extend({
  bundle: z.string().nullable(),
  installedAt: instant.nullable(),
  screens: z.number().int(),
  earlier: z.array(z.enum(['before', 'shipped'])),
});
export type PackInUse = z.infer<typeof packInUse>;

/** Who may use the nearest pack where none is made for an app's version and language. */
export const packMode = z.enum(['observe', 'allowed']);
export type PackMode = z.infer<typeof packMode>;

/** One screen that was looked at before anything was tapped. `screen` is null where it was not recognised. */
export const observedScreen = z.object({
  screen: z.string().nullable(),
  found: z.array(z.object({ element: z.string(), by: z.string() })),
  missing: z.array(z.string()),
});

/** What a look at an app on a phone came to; `confirmed`: the screens that are needed were recognised. */
export const observation = z.object({
  at: instant,
  phone: z.string(),
  pack: z.string(),
  confirmed: z.boolean(),
  screens: z.array(observedScreen),
});
export type Observation = z.infer<typeof observation>;

/** What a person decided about a version and language of an app that no pack is made for. */
export const packPermission = z.object({
  platform,
  appVersion: z.string(),
  locale: z.string(),
  mode: packMode,
  observation: observation.nullable(),
  updatedAt: instant,
});
export type PackPermission = z.infer<typeof packPermission>;

/** A phone that has the app. `cover`: the pack for its version in some language, null where there is none. */
export const phoneWithApp = z.object({
  deviceId: id,
  name: z.string(),
  appVersion: z.string(),
  cover: z.string().nullable(),
});

/** How elements were found lately: by their ids, or by something that outlives them less or more than an update. */
export const packHealth = z.object({
  steps: z.number().int(),
  byId: z.number().int(),
  otherwise: z.number().int(),
});

/** One app with everything Switchyard knows of its screens. */
export const appPacks = z.object({
  platform,
  appName: z.string(),
  packs: z.array(packInUse),
  phones: z.array(phoneWithApp),
  health: packHealth,
  permissions: z.array(packPermission),
});
export type AppPacks = z.infer<typeof appPacks>;

/** Something wrong with a pack. */
export const packFault = z.object({ pack: z.string(), message: z.string() });
export type PackFault = z.infer<typeof packFault>;
