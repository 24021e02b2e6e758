import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  nextStatus,
  type StatusRequest,
  type StatusState,
  usualRest,
} from '../../../../src-agent/accounts/status-machine.ts';
import { accountStatus, statusActor } from '../../../../src-shared/domain/account.ts';

const now = 1_000_000;
const at = fc.option(fc.integer({ min: 0, max: 2_000_000_000 }));
const before = fc
  .record({ status: fc.constantFrom(...accountStatus.options), cooldownUntil: at })
  .map((state): StatusState => ({
    ...state,
    cooldownUntil: state.status === 'cooldown' ? (state.cooldownUntil ?? now) : null,
  }));
const request: fc.Arbitrary<StatusRequest> = fc.record({
  status: fc.constantFrom(...accountStatus.options),
  by: fc.constantFrom(...statusActor.options),
  cooldownUntil: at,
});

test('whoever asks for whatever: a person is never overruled, and every rest has an end', () => {
  fc.assert(
    fc.property(before, fc.array(request, { maxLength: 12 }), (first, requests) => {
      let state = first;
      for (const asked of requests) {
        const next = nextStatus(state, asked, now);
        if (asked.by === 'person') expect(next?.status).toBe(asked.status);
        if (next === null) continue;
        expect(next.cooldownUntil !== null).toBe(next.status === 'cooldown');
        if (asked.by !== 'person') {
          expect(['banned', 'needs_captcha']).not.toContain(state.status);
          if (state.status === 'inactive') expect(asked.by).toBe('import');
          if (state.status === 'cooldown' && next.status === 'active') {
            expect(asked.by).toBe('timer');
            expect(state.cooldownUntil).toBeLessThanOrEqual(now);
          }
          if (state.status === 'cooldown' && next.status === 'cooldown')
            expect(next.cooldownUntil).toBeGreaterThanOrEqual(state.cooldownUntil ?? 0);
        }
        state = next;
      }
    }),
    { numRuns: 2000 },
  );
});

test('a job that is told to try again later gives its account a rest of a day', () => {
  const active = { status: 'active', cooldownUntil: null } as const;
  expect(nextStatus(active, { status: 'cooldown', by: 'job' }, now)).toEqual({
    status: 'cooldown',
    cooldownUntil: now + usualRest,
  });
  expect(usualRest).toBe(24 * 3_600_000);
});
