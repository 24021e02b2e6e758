import { beforeEach, describe, expect, test } from 'vitest';
import { TakenOver } from '../../../../../src-agent/delivery/taken-over.ts';
import { PhoneError } from '../../../../../src-agent/devices/phone-driver.ts';
import type { Desk } from './desk.ts';
import { createDesk, shippedPacks, work } from './desk.ts';

const packs = await shippedPacks();
let desk: Desk;

beforeEach(() => {
  desk = createDesk(packs);
});

describe('before anything is done on the screen', () => {
  test.each([
    ['399.0.0.1', { remedy: 'person', problem: { code: 'app_version_unknown' } }],
    [null, { remedy: 'fail', problem: { code: 'app_missing' } }],
  ])('version %s of the app stops the work', async (version, expected) => {
    desk.phone.version = version;
    expect(await desk.delivery().open(work, desk.steps, desk.cancel.signal)).toMatchObject({
      kind: 'stopped',
      ...expected,
    });
    expect(desk.phone.sessions).toBe(0);
    expect(desk.last()).toMatchObject({ outcome: 'stopped' });
  });

  test('on an iPhone the work ends with what to do instead, and nothing is copied or opened', async () => {
    desk.phone.system = () => 'ios';
    expect(await desk.delivery().open(work, desk.steps, desk.cancel.signal)).toMatchObject({
      kind: 'stopped',
      remedy: 'fail',
      problem: { code: 'route_missing', nextAction: expect.stringContaining('Android phone') as string },
    });
    expect(desk.phone).toMatchObject({ sessions: 0, pushed: [] });
  });

  test('a platform without a pack stops the work', async () => {
    const account = { ...work.account, platform: 'tiktok' as const };
    expect(await desk.delivery().open({ ...work, account }, desk.steps, desk.cancel.signal)).toMatchObject({
      remedy: 'fail',
    });
  });

  test.each([
    ['device_lost', 'wait'],
    ['device_busy', 'retry'],
    ['automation_lost', 'retry'],
    ['timeout', 'retry'],
  ] as const)('%s means %s, when connecting and in the middle', async (code, remedy) => {
    const failing = (at: string) => (call: string) => {
      if (call === at) throw new PhoneError(code, 'gone');
    };
    desk.phone.before = failing('open');
    const expected = { kind: 'stopped', remedy, problem: { code } };
    expect(await desk.delivery().open(work, desk.steps, desk.cancel.signal)).toMatchObject(expected);
    desk.phone.before = () => undefined;
    await using session = await desk.open();
    desk.phone.before = failing('type');
    expect(await session.prepare()).toMatchObject(expected);
    expect(desk.last()).toMatchObject({ outcome: 'stopped', problem: { code } });
  });

  test('a person who takes the phone waits for the end of the step, and no further step is begun', async () => {
    {
      await using session = await desk.open();
      desk.phone.before = (call) => {
        if (call === 'tap' && desk.phone.screen === 'gallery') desk.cancel.abort(new TakenOver('Ada'));
      };
      await expect(session.prepare()).rejects.toMatchObject({ code: 'cancelled' });
      expect(desk.last()).toMatchObject({ outcome: 'done', problem: null });
      expect(desk.phone.screen).toBe('editor');
    }
    expect(desk.shares()).toBe(0);
    expect(desk.phone.removed).toHaveLength(1);
    expect(desk.phone.closed).toBe(1);
  });

  test('a cancel ends the work at the next border, and cleans up', async () => {
    {
      await using session = await desk.open();
      desk.phone.before = (call) => {
        if (call === 'source' && desk.phone.screen === 'gallery') desk.cancel.abort();
      };
      await expect(session.prepare()).rejects.toMatchObject({ code: 'cancelled' });
      expect(desk.last()).toMatchObject({ outcome: 'stopped', problem: { code: 'cancelled' } });
    }
    expect(desk.shares()).toBe(0);
    expect(desk.phone.removed).toHaveLength(1);
    expect(desk.phone.closed).toBe(1);
  });
});
