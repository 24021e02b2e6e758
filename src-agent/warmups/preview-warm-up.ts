import { type LimitedAction, limitedAction } from '../../src-shared/domain/limits.ts';
import type { WarmupPlan, WarmupRecipe } from '../../src-shared/domain/warmup.ts';
import { foreseeWarmUp, type WarmupSubject } from '../../src-shared/planning/foresee-warm-up.ts';
import type { AccountList } from '../accounts/account-list.ts';
import type { Limits } from '../limits/limits.ts';
import { quietUntil } from '../limits/quiet-hours.ts';
import { done, invalid, type Outcome } from '../outcome.ts';

/** What a preview asks. */
export type PreviewParts = {
  readonly accounts: AccountList;
  readonly limits: Limits;
  readonly systemZone: () => string;
  readonly now: () => number;
};

/** What a session would do today with what the limits leave these accounts; nothing is stored. */
export function previewWarmUp(
  { accounts, limits, systemZone, now }: PreviewParts,
  recipe: WarmupRecipe,
  accountIds: readonly number[],
): Outcome<WarmupPlan> {
  const subjects: WarmupSubject[] = [];
  for (const [position, id] of accountIds.entries()) {
    const account = accounts.get(id);
    const meters = limits.ofAccount(id);
    if (account === undefined || !meters.ok)
      return invalid({ path: `accountIds.${position}`, message: `There is no account ${id}. Take it out.` });
    const left = Object.fromEntries(limitedAction.options.map((action) => [action, 0])) as Record<
      LimitedAction,
      number
    >;
    for (const { action, used, held, limit } of meters.value.meters)
      left[action] = Math.max(0, limit - used - held);
    const { handle, platform, timezone } = account;
    const quiet = recipe.quietHours;
    const quietNow = quiet !== null && quietUntil(quiet, timezone ?? systemZone(), now()) !== null;
    subjects.push({ handle, platform, left, quietNow });
  }
  return done(foreseeWarmUp(recipe, subjects));
}
