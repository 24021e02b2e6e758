import { z } from 'zod';
import {
  type AccountLimits,
  dailyCeilings,
  type DailyLimits,
  limitedAction,
  type LimitedAction,
  type LimitSettings,
  limitSettings,
  usualLimits,
} from '../../src-shared/domain/limits.ts';

const { shape } = limitSettings;

/**
 * The workspace's limits as they are kept. Whatever a hand put into the file, each value that makes no sense is the usual
 * one, and no number is above its ceiling.
 */
export const keptLimits: z.ZodType<LimitSettings> = z
  .object({
    perDay: numbers((action) => usualLimits.perDay[action]),
    perHour: shape.perHour.catch(usualLimits.perHour),
    gapSeconds: shape.gapSeconds.catch(usualLimits.gapSeconds),
    quietHours: shape.quietHours.catch(usualLimits.quietHours),
    perDevicePerDay: shape.perDevicePerDay.catch(usualLimits.perDevicePerDay),
    workspacePerDay: shape.workspacePerDay.catch(usualLimits.workspacePerDay),
  })
  .catch(usualLimits);

const keptOwn = z
  .record(z.string(), z.unknown())
  .transform((own) => {
    const kept: Partial<DailyLimits> = {};
    for (const action of limitedAction.options) {
      const number = numberOf(action).safeParse(own[action]);
      if (number.success) kept[action] = number.data;
    }
    return kept;
  })
  .catch({});

/** An account's own numbers as they are kept; null when it never had any. */
export function readOwn(json: string | null): AccountLimits {
  return json === null ? {} : keptOwn.parse(JSON.parse(json));
}

/** The workspace's limits from the text they are kept as; null when they were never changed. */
export function readLimits(json: string | null): LimitSettings {
  return json === null ? usualLimits : keptLimits.parse(JSON.parse(json));
}

function numbers(usual: (action: LimitedAction) => number) {
  const each = limitedAction.options.map((action) => [action, numberOf(action).catch(usual(action))]);
  return z
    .object(Object.fromEntries(each) as Record<LimitedAction, z.ZodType<number>>)
    .catch(usualLimits.perDay);
}

function numberOf(action: LimitedAction) {
  const ceiling = dailyCeilings[action];
  return z
    .number()
    .int()
    .min(0)
    .transform((number) => Math.min(number, ceiling));
}
