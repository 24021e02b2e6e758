import { beforeEach, describe, expect, test } from 'vitest';
import type { Desk } from './desk.ts';
import { createDesk, shippedPacks } from './desk.ts';

const packs = await shippedPacks();
let desk: Desk;

beforeEach(() => {
  desk = createDesk(packs);
});

describe('a screen that calls for a person', () => {
  test.each([
    ['challenge', 'challenge', 'needs_captcha'],
    ['blocked', 'action_blocked', 'cooldown'],
    ['login', 'login_required', undefined],
    ['blank', 'opaque_screen', undefined],
  ] as const)(
    '%s ends the work at any moment, and the phone is left as it is',
    async (screen, code, hold) => {
      for (const moment of ['home', 'profile', 'create', 'gallery', 'editor', 'caption'] as const) {
        desk = createDesk(packs);
        let tapsThen = -1;
        desk.phone.before = (call) => {
          if (call !== 'source' || desk.phone.screen !== moment || tapsThen >= 0) return;
          desk.phone.screen = screen;
          tapsThen = desk.phone.taps.length;
        };
        {
          await using session = await desk.open();
          const end = await session.prepare();
          expect(end, moment).toMatchObject({ kind: 'stopped', remedy: 'person', problem: { code } });
          expect('holdAccount' in end ? end.holdAccount : undefined).toBe(hold);
          expect(desk.last()).toMatchObject({ outcome: 'stopped', problem: { code } });
        }
        expect(desk.phone.taps.length, moment).toBe(tapsThen);
        expect(desk.phone.screen).toBe(screen);
        expect(desk.phone.closed).toBe(1);
        expect(desk.phone.removed).toHaveLength(1);
      }
    },
  );
});
