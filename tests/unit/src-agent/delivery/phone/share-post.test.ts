import { beforeEach, describe, expect, test } from 'vitest';
import { PhoneError } from '../../../../../src-agent/devices/phone-driver.ts';
import type { Desk } from './desk.ts';
import { createDesk, shippedPacks, timing } from './desk.ts';

const packs = await shippedPacks();
let desk: Desk;

beforeEach(() => {
  desk = createDesk(packs);
});

test('Share is tapped once, and nothing else after it', async () => {
  await using session = await desk.prepared();
  const before = desk.phone.taps.length;
  expect(await session.commit()).toMatchObject({ kind: 'published' });
  expect(desk.phone.taps.slice(before)).toEqual(['share_button']);
});

test('an app that does not react to the tap is watched, not tapped again', async () => {
  await using session = await desk.prepared();
  desk.phone.share = () => undefined;
  expect(await session.commit()).toMatchObject({ kind: 'unknown', problem: { code: 'outcome_unknown' } });
  expect(desk.shares()).toBe(1);
});

describe('after the tap on Share', () => {
  test('a refused photo is rejected', async () => {
    desk.phone.fate = 'refused';
    await using session = await desk.prepared();
    expect(await session.commit()).toMatchObject({
      kind: 'rejected',
      problem: {
        code: 'media_rejected',
        message: expect.stringContaining("Photo can't be posted") as string,
      },
    });
  });

  test('a refusal that stood there before proves nothing', async () => {
    desk.phone.notice = 'refused';
    desk.phone.fate = 'lost';
    await using session = await desk.prepared();
    expect(await session.commit()).toMatchObject({ kind: 'unknown', problem: { code: 'outcome_unknown' } });
  });

  test.each([
    ['challenge', 'challenge', 'needs_captcha'],
    ['blocked', 'action_blocked', 'cooldown'],
  ] as const)('%s leaves the outcome unknown and holds the account', async (screen, code, holdAccount) => {
    await using session = await desk.prepared();
    desk.phone.before = (call) => {
      if (call === 'source' && desk.phone.screen === 'home') desk.phone.screen = screen;
    };
    expect(await session.commit()).toMatchObject({ kind: 'unknown', problem: { code }, holdAccount });
    expect(desk.shares()).toBe(1);
  });

  test.each(['device_lost', 'automation_lost', 'device_busy'] as const)(
    '%s leaves the outcome unknown',
    async (code) => {
      await using session = await desk.prepared();
      desk.phone.before = (call) => {
        if (call === 'tap') throw new PhoneError(code, 'gone');
      };
      expect(await session.commit()).toMatchObject({ kind: 'unknown', problem: { code: 'outcome_unknown' } });
      expect(desk.shares()).toBe(1);
      expect(desk.last()).toMatchObject({ outcome: 'stopped', problem: { code } });
    },
  );

  test('an answer that comes too late does not end the watch', async () => {
    await using session = await desk.prepared();
    desk.phone.before = (call) => {
      if (call === 'tap') throw new PhoneError('timeout', 'no answer in time');
    };
    expect(await session.commit()).toMatchObject({ kind: 'published' });
    expect(desk.shares()).toBe(1);
  });

  test('an upload that ends without a word leaves the outcome unknown', async () => {
    desk.phone.fate = 'posted_silently';
    await using session = await desk.prepared();
    const began = desk.phone.time;
    expect(await session.commit()).toMatchObject({ kind: 'unknown', problem: { code: 'outcome_unknown' } });
    expect(desk.phone.time - began).toBeLessThan(timing.uploadMs / 2);
  });

  test('an upload that never ends is given up after its time, and Share is not tapped again', async () => {
    desk.phone.uploadMs = 10 * timing.uploadMs;
    await using session = await desk.prepared();
    expect(await session.commit()).toMatchObject({ kind: 'unknown', problem: { code: 'outcome_unknown' } });
    expect(desk.shares()).toBe(1);
  });

  test('a screen that changed before the tap leaves Share untouched', async () => {
    await using session = await desk.prepared();
    desk.phone.screen = 'editor';
    expect(await session.commit()).toMatchObject({ kind: 'unknown', problem: { code: 'unexpected_screen' } });
    expect(desk.shares()).toBe(0);
  });

  test('a cancel does not cut the watch off', async () => {
    await using session = await desk.prepared();
    desk.phone.before = (call) => {
      if (call === 'tap') desk.cancel.abort();
    };
    expect(await session.commit()).toMatchObject({ kind: 'published' });
  });
});
