import { z } from 'zod';
import { platform } from '../domain/platform.ts';

const signedIn = z.object({ handle: z.string(), displayName: z.string() });

/** How a simulated phone is made up. Accounts: signed in to its Instagram-, Threads- and TikTok-like apps, the first one active. */
export const simulatedPhone = z.object({
  serial: z.string().regex(/^[A-Z0-9-]{4,32}$/),
  model: z.string(),
  androidVersion: z.string().default('14'),
  accounts: z.array(signedIn),
  threadsAccounts: z.array(signedIn).default([]),
  tiktokAccounts: z.array(signedIn).default([]),
  /** The language the apps speak. */
  locale: z.enum(['en', 'es', 'fr']).default('en'),
  /** The version of its TikTok-like app: all resource ids differ between the two. */
  tiktokVersion: z.enum(['43.1.4', '46.4.3']).default('46.4.3'),
  /** Ask for the RSA prompt: the phone stays `unauthorized` until a control call accepts it. */
  requireAuthorization: z.boolean().default(false),
  /** The three Appium helper apps are already installed. */
  helpersInstalled: z.boolean().default(true),
});
export type SimulatedPhone = z.input<typeof simulatedPhone>;

/**
 * First message to the simulator process. Times in milliseconds: until a screen appears after a tap, and until an
 * upload is through.
 */
export const simulatorBoot = z.object({
  type: z.literal('boot'),
  phones: z.array(simulatedPhone).min(1).max(50),
  screenMs: z.number().int().min(0).default(250),
  uploadMs: z.number().int().min(0).default(1500),
});
export type SimulatorBoot = z.input<typeof simulatorBoot>;

/** Its answer: where adb connects to (`127.0.0.1:adbPort`) and where faults are ordered and posts counted. */
export const simulatorReady = z.object({
  type: z.literal('ready'),
  phones: z.array(z.object({ serial: z.string(), adbPort: z.number().int() })),
  controlUrl: z.url(),
});
export type SimulatorReady = z.infer<typeof simulatorReady>;

/** A post as the simulated platform counted it. `imageSha256`: of the file that was shared. `at`: epoch milliseconds. */
const simulatedPost = z.object({
  platform,
  kind: z.enum(['photo', 'carousel', 'video', 'story', 'text']),
  handle: z.string(),
  caption: z.string(),
  imageSha256: z.string(),
  files: z.array(z.string()).readonly(),
  at: z.number(),
});

/** What an account did to others' posts, as the simulated platform counted it. `target`: the handle it was aimed at. */
const simulatedAct = z.object({
  platform,
  kind: z.enum(['like', 'unlike', 'follow', 'unfollow', 'comment', 'story_view']),
  handle: z.string(),
  target: z.string(),
  text: z.string(),
  at: z.number(),
});

/** `GET {controlUrl}/phones/{serial}`: everything that was done to the phone. */
export const simulatedRecord = z.object({
  serial: z.string(),
  posts: z.array(simulatedPost),
  acts: z.array(simulatedAct),
  taps: z.array(
    z.object({
      x: z.number(),
      y: z.number(),
      screen: z.string(),
      target: z.string().nullable(),
      at: z.number(),
    }),
  ),
  screen: z.string(),
  gallery: z.array(z.string()),
  sessions: z.number().int(),
});
export type SimulatedRecord = z.infer<typeof simulatedRecord>;

/**
 * `POST {controlUrl}/phones/{serial}/faults`. `when` says at which moment it strikes: at once (`now`), when an
 * app next shows the screen of that name, at the next tap on Share (`on_share`), on the screen after it (`after_share`), or when
 * the next like, follow or comment was counted (`after_act`). What covers the screen covers the app in front, or that was last.
 */
export const simulatedFault = z.object({
  kind: z.enum([
    'vanish',
    'return',
    'freeze',
    'thaw',
    'crash_instrumentation',
    'slow',
    'rate_app_popup',
    'challenge',
    'try_again_later',
    'media_rejected',
    'logged_out',
    'opaque',
    'accept_authorization',
    'crash_app',
    'lose_share_response',
    'low_battery',
    'hot',
    'storage_full',
    'network_lost',
    'wrong_clock',
    'incoming_call',
    'call_over',
    'app_updated',
    'language_changed',
    'none',
  ]),
  when: z
    .string()
    .regex(/^[a-z_]+$/, 'a screen name, now, on_share, after_share or after_act')
    .default('now'),
  milliseconds: z.number().int().min(0).optional(),
});
export type SimulatedFault = z.input<typeof simulatedFault>;
