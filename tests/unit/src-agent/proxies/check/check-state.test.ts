import fc from 'fast-check';
import { expect, test } from 'vitest';
import { afterCheck, type Health, untried } from '../../../../../src-agent/proxies/check/check-state.ts';
import type { CheckResult } from '../../../../../src-agent/proxies/check/check-result.ts';
import { readExitAddress } from '../../../../../src-agent/proxies/check/exit-address.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const ok: CheckResult = { outcome: 'ok', latencyMs: 12, exitAddress: '203.0.113.7', detail: 'It works.' };
const refused: CheckResult = {
  outcome: 'refused',
  latencyMs: null,
  exitAddress: null,
  detail: 'Nothing listens.',
};
const fresh = untried({ everyMinutes: 30, now: 0 });
const steady = { everyMinutes: 30, now: 0, random: () => 0.5 };

test('the first failure is told, the second makes an error, the first success heals', () => {
  const once = afterCheck(fresh, refused, steady);
  expect(once).toMatchObject({ status: 'active', statusReason: 'Nothing listens.', failures: 1 });
  const twice = afterCheck(once, refused, steady);
  expect(twice).toMatchObject({ status: 'error', statusReason: 'Nothing listens.', failures: 2 });
  expect(afterCheck(twice, ok, steady)).toEqual({
    status: 'active',
    statusReason: null,
    failures: 0,
    nextCheckAt: 30 * minute,
  });
});

test('failing proxies are looked at less and less often, up to once a day', () => {
  let health = fresh;
  const pauses = Array.from({ length: 9 }, () => {
    health = afterCheck(health, refused, steady);
    return (health.nextCheckAt ?? 0) / minute;
  });
  expect(pauses).toEqual([30, 60, 120, 240, 480, 960, 1440, 1440, 1440]);
});

const health = fc.record<Health>({
  status: fc.constantFrom('active', 'inactive', 'banned', 'error'),
  statusReason: fc.constantFrom(null, 'said by the person'),
  failures: fc.nat(1000),
  nextCheckAt: fc.constantFrom(null, 5),
});

test('whatever happens: off stays off, and the next check is never at once and never later than it should be', () => {
  fc.assert(
    fc.property(
      health,
      fc.array(fc.constantFrom(ok, refused), { minLength: 1, maxLength: 30 }),
      fc.integer({ min: 0, max: 10_080 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (start, results, everyMinutes, random) => {
        let at = start;
        for (const result of results) {
          const after = afterCheck(at, result, { everyMinutes, now: 0, random: () => random });
          if (at.status === 'inactive' || at.status === 'banned') {
            expect(after).toMatchObject({
              status: at.status,
              statusReason: at.statusReason,
              nextCheckAt: null,
            });
          } else {
            expect(after.status === 'error').toBe(
              result !== ok && (at.status === 'error' || after.failures >= 2),
            );
            expect(after.statusReason === null).toBe(result === ok);
            if (everyMinutes === 0) expect(after.nextCheckAt).toBeNull();
            else {
              const interval = everyMinutes * minute;
              expect(after.nextCheckAt).toBeGreaterThanOrEqual(Math.floor(interval * 0.8));
              expect(after.nextCheckAt).toBeLessThanOrEqual(Math.max(interval, day) * 1.2 + 1);
            }
          }
          at = after;
        }
      },
    ),
  );
});

test.each([
  ['{"ip":"203.0.113.7"}', '203.0.113.7'],
  [' 203.0.113.7\n', '203.0.113.7'],
  ['2001:db8::7', '2001:db8::7'],
  ['fl=1\nh=example.com\nip=203.0.113.7\nts=1', '203.0.113.7'],
  ['{"ip":"nowhere"}', null],
  ['{"address":"203.0.113.7"}', null],
  ['{broken', null],
  ['<html>203.0.113.7</html>', null],
  ['', null],
])('the address in %j', (body, address) => {
  expect(readExitAddress(body)).toBe(address);
});
