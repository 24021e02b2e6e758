import { z } from 'zod';

/** First message to the Appium host. `basePath` is secret: it travels here and never in argv or env. */
export const appiumBoot = z.object({
  type: z.literal('boot'),
  appiumHome: z.string(),
  androidHome: z.string(),
  /** The drivers it loads: phones with Android, or iPhones. */
  drivers: z.array(z.enum(['uiautomator2', 'xcuitest'])).default(['uiautomator2']),
  basePath: z.string(),
  logLevel: z.enum(['error', 'info', 'debug']).default('info'),
  logFile: z.string(),
});
export type AppiumBoot = z.input<typeof appiumBoot>;

/** Its answer once Appium listens. */
export const appiumReady = z.object({ type: z.literal('ready'), port: z.number().int() });
export type AppiumReady = z.infer<typeof appiumReady>;
