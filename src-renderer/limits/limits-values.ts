import type { LimitedAction, LimitSettings } from '../../src-shared/domain/limits.ts';
import { dailyCeilings } from '../../src-shared/usual-limits.ts';
import { actions } from './limit-words.ts';
import { ceilingIssue, type NumberField, numberIssue, toNumber } from './number-field.ts';

/** The limits as the fields of a form hold them. */
export type LimitsValues = {
  perDay: Record<LimitedAction, NumberField>;
  perHour: NumberField;
  gapSeconds: NumberField;
  quietFrom: string;
  quietUntil: string;
  perDevicePerDay: NumberField;
  workspacePerDay: NumberField;
};

/** Fills the form. */
export function toValues(settings: LimitSettings): LimitsValues {
  return {
    perDay: { ...settings.perDay },
    perHour: settings.perHour ?? '',
    gapSeconds: settings.gapSeconds,
    quietFrom: settings.quietHours?.from ?? '',
    quietUntil: settings.quietHours?.until ?? '',
    perDevicePerDay: settings.perDevicePerDay ?? '',
    workspacePerDay: settings.workspacePerDay ?? '',
  };
}

/** What the form says; only after `limitsIssues` found nothing. */
export function fromValues(values: LimitsValues): LimitSettings {
  const { quietFrom, quietUntil } = values;
  return {
    perDay: Object.fromEntries(actions.map((action) => [action, Number(values.perDay[action])])) as Record<
      LimitedAction,
      number
    >,
    perHour: toNumber(values.perHour),
    gapSeconds: toNumber(values.gapSeconds) ?? 0,
    quietHours: quietFrom === '' ? null : { from: quietFrom, until: quietUntil },
    perDevicePerDay: toNumber(values.perDevicePerDay),
    workspacePerDay: toNumber(values.workspacePerDay),
  };
}

/** What has to be put right, by field. */
export function limitsIssues(values: LimitsValues): Record<string, string | null> {
  const { quietFrom, quietUntil } = values;
  const half = (quietFrom === '') !== (quietUntil === '');
  return {
    ...Object.fromEntries(
      actions.map((action) => [
        `perDay.${action}`,
        values.perDay[action] === ''
          ? 'Say how many; 0 for none.'
          : ceilingIssue(values.perDay[action], dailyCeilings[action]),
      ]),
    ),
    perHour: numberIssue(values.perHour, 1, 100),
    gapSeconds: numberIssue(values.gapSeconds, 0, 86_400),
    quietFrom: half && quietFrom === '' ? 'Say when they begin too.' : null,
    quietUntil: half && quietUntil === '' ? 'Say when they end too.' : null,
    perDevicePerDay: numberIssue(values.perDevicePerDay, 1, 10_000),
    workspacePerDay: numberIssue(values.workspacePerDay, 1, 1_000_000),
  };
}
