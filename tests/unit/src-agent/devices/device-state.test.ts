import { describe, expect, test } from 'vitest';
import { judge, type Setup } from '../../../../src-agent/devices/device-state.ts';
import type { PhoneHealth } from '../../../../src-agent/devices/health/phone-health.ts';
import { wellPhone as well } from '../../../support/well-phone.ts';

const done: Setup = { step: 'done' };

describe('the state of a phone', () => {
  test.each([
    [null, 'absent', /Plug the phone in/],
    ['unauthorized', 'unauthorized', /^Unlock the phone and allow USB debugging for this computer\.$/],
    ['authorizing', 'unauthorized', /allow USB debugging/],
    ['offline', 'offline', /Unplug it/],
    ['no permissions', 'offline', /udev/],
    ['recovery', 'offline', /Restart it/],
    ['connecting', 'offline', /Connecting/],
    ['something new', 'offline', /does not answer/],
  ] as const)('seen by adb as %s is %s and says what to do', (transportState, state, reason) => {
    const verdict = judge({ transportState, setup: done, health: well });
    expect(verdict.state).toBe(state);
    expect(verdict.reason).toMatch(reason);
  });

  test('is preparing until it was read and the helper apps are there', () => {
    const verdictIn = (setup: Setup, health: PhoneHealth | null) =>
      judge({ transportState: 'device', setup, health });
    expect(verdictIn({ step: 'reading' }, null).state).toBe('preparing');
    expect(verdictIn({ step: 'installing' }, well).reason).toMatch(/helper apps/);
    const refused = verdictIn({ step: 'failed', sentence: 'Switch on “Install via USB”.' }, well);
    expect(refused).toEqual({ state: 'preparing', reason: 'Switch on “Install via USB”.' });
    expect(verdictIn(done, well)).toEqual({ state: 'ready', reason: 'Ready.' });
  });

  test.each([
    [{ batteryPercent: 14 }, 'degraded', /14 %/],
    [{ batteryPercent: 14, charging: true }, 'ready', /Ready/],
    [{ batteryPercent: 15 }, 'ready', /Ready/],
    [{ batteryPercent: null, charging: null }, 'ready', /Ready/],
    [{ freeStorageBytes: 499 * 1024 * 1024 }, 'degraded', /499 MB/],
    [{ freeStorageBytes: 500 * 1024 * 1024 }, 'ready', /Ready/],
    [{ screenLocked: true }, 'degraded', /Unlock the phone/],
    [{ temperatureCelsius: 44 }, 'ready', /Ready/],
    [{ temperatureCelsius: 45 }, 'degraded', /45 °C.*cool down/],
    [{ call: 'ringing' }, 'degraded', /call is coming in/],
    [{ call: 'active' }, 'degraded', /call is going on/],
    [{ online: false }, 'degraded', /no internet connection/],
    [{ clockSkewSeconds: -301 }, 'degraded', /5 minutes slow/],
    [{ clockSkewSeconds: 300, latencyMs: 2000 }, 'ready', /Ready/],
    [{ latencyMs: 2100 }, 'degraded', /2\.1 s to answer/],
    [{ screenLocked: true, batteryPercent: 3 }, 'degraded', /Unlock.*3 %/],
  ] as const)('with %o is %s', (flaw, state, reason) => {
    const verdict = judge({ transportState: 'device', setup: done, health: { ...well, ...flaw } });
    expect(verdict.state).toBe(state);
    expect(verdict.reason).toMatch(reason);
  });
});
