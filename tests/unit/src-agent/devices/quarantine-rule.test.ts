import { describe, expect, test } from 'vitest';
import { quarantineAfter } from '../../../../src-agent/devices/quarantine-rule.ts';
import type { ProblemCode } from '../../../../src-shared/domain/problem.ts';

const done = { succeeded: true, code: null };
const failed = (code: ProblemCode | null) => ({ succeeded: false, code });

describe('quarantine by failures (newest first)', () => {
  test.each([
    ['nothing yet', [], null],
    ['two in a row', [failed('timeout'), failed('automation_lost')], null],
    ['three in a row', [failed('timeout'), failed('automation_lost'), failed('device_lost')], 'failures'],
    ['a success between', [failed('timeout'), failed('timeout'), done, failed('timeout')], null],
    ['older failures after a success', [done, failed('timeout'), failed('timeout'), failed('timeout')], null],
    [
      'what says nothing about the phone between',
      [failed('timeout'), failed('cancelled'), failed('timeout'), failed('challenge'), failed('timeout')],
      'failures',
    ],
    ['three refusals by the app', [failed('challenge'), failed('rejected'), failed('app_crashed')], null],
    ['its health alone', [failed('phone_hot'), failed('phone_battery_low'), failed('phone_hot')], 'health'],
    ['its health and more', [failed('phone_hot'), failed('timeout'), failed('phone_hot')], 'failures'],
  ] as const)('%s', (_name, outcomes, cause) => {
    expect(quarantineAfter(outcomes)?.cause ?? null).toBe(cause);
  });
});
