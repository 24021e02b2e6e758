import { z } from 'zod';
import { element, matcher, permissionName, popup, requirement, stopScreen } from './pack-format.ts';

/**
 * How Android's questions whether an app may have something look, whatever they ask: whose windows they are, all
 * that can be pressed on them (`mayHave`), and the buttons that say no or yes.
 */
const prompt = z.strictObject({
  packages: z.array(z.string().min(1)).min(1),
  mayHave: z.array(matcher).min(1),
  deny: element,
  allow: z.record(permissionName, element),
});

/**
 * Screens that belong to Android and not to one app: a part of every app's pack. `locale` is `any` for what is
 * recognised without words; the language of a phone and that of an app on it need not be the same.
 */
export const systemPart = z.strictObject({
  $schema: z.string().optional(),
  format: z.literal(1),
  locale: z.string().min(2),
  stops: z.array(stopScreen).default([]),
  popups: z.array(popup).default([]),
  prompt: prompt.optional(),
  /** How a question for each permission is recognised in this language. */
  permissions: z.partialRecord(permissionName, z.array(requirement).min(1)).default({}),
});
export type SystemPart = z.infer<typeof systemPart>;
