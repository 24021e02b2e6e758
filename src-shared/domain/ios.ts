import { z } from 'zod';
import { id } from './ids.ts';

/** One thing that has to be done before an iPhone can be automated. */
export const setupStep = z.object({
  name: z.enum([
    'mac',
    'xcode',
    'connected',
    'trusted',
    'developer_mode',
    'developer_services',
    'signing',
    'automation',
  ]),
  title: z.string(),
  done: z.boolean(),
  how: z.string(),
});
export type SetupStep = z.infer<typeof setupStep>;

/** How far one iPhone is; `deviceId` null and no name: none is connected. */
export const iosSetup = z.object({
  deviceId: id.nullable(),
  udid: z.string().nullable(),
  name: z.string().nullable(),
  steps: z.array(setupStep),
});
export type IosSetup = z.infer<typeof iosSetup>;

/**
 * How the automation app gets onto iPhones: signed by a team of the operator's own, or already running at an address that
 * this computer reaches (by udid).
 */
export const iosSettings = z.object({
  teamId: z
    .string()
    .regex(/^[A-Z0-9]{10}$/, 'ten letters and digits, as Xcode shows it')
    .nullable(),
  agentUrls: z.record(z.string(), z.url({ protocol: /^http$/ })),
});
export type IosSettings = z.infer<typeof iosSettings>;
