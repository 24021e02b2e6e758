import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { loadPacks } from '../../../../../src-agent/automation/pack/load-packs.ts';
import type { Packs } from '../../../../../src-agent/automation/pack/load-packs.ts';
import type {
  DeliverySession,
  StepLog,
  StepResult,
  Work,
} from '../../../../../src-agent/delivery/delivery.ts';
import { createPhoneDelivery } from '../../../../../src-agent/delivery/phone/phone-delivery.ts';
import { PhoneError } from '../../../../../src-agent/devices/phone-driver.ts';
import { FakePhone } from './fake-phone.ts';

const caption = 'Fresh beans & bread\n#harbor  “open” at 8';
const timing = { uploadMs: 20_000, quietMs: 2000, recheckMs: 30_000 };

const work: Work = {
  runId: 1,
  jobId: 2,
  attemptId: 3,
  account: { id: 4, platform: 'instagram', handle: 'harbor.coffee' },
  content: {
    kind: 'photo',
    caption,
    file: { path: '/library/photo', fileName: 'Beans.JPG', sha256: 'ab'.repeat(32) },
  },
  lease: { deviceId: 1, transport: '127.0.0.1:41234', assertHeld: () => undefined },
};

type Written = { name: string; result: StepResult | null };

let packs: Packs;
let phone: FakePhone;
let written: Written[];
let cancel: AbortController;

beforeAll(async () => {
  packs = await loadPacks(new URL('../../../../../resources/packs', import.meta.url).pathname);
});

beforeEach(() => {
  phone = new FakePhone();
  written = [];
  cancel = new AbortController();
});

const steps: StepLog = {
  begin({ name }) {
    const step: Written = { name, result: null };
    written.push(step);
    return {
      end(result) {
        expect(step.result).toBeNull();
        step.result = result;
      },
    };
  },
};

function delivery() {
  return createPhoneDelivery({ phones: phone, packs, clock: phone, timing });
}

async function open(changed: Partial<Work> = {}): Promise<DeliverySession> {
  const session = await delivery().open({ ...work, ...changed }, steps, cancel.signal);
  if ('kind' in session) expect.fail(session.problem.message);
  return session;
}

/** Prepares, and gives the session with the caption screen in front. */
async function prepared(changed: Partial<Work> = {}): Promise<DeliverySession> {
  const session = await open(changed);
  expect(await session.prepare()).toMatchObject({ kind: 'prepared' });
  return session;
}

const shares = () => phone.taps.filter((tap) => tap === 'share_button').length;
const last = () => written.at(-1)?.result;

describe('posting a photo', () => {
  test('goes through the app step by step and publishes exactly once', async () => {
    {
      await using session = await open();
      expect(await session.prepare()).toEqual({
        kind: 'prepared',
        evidence: {
          handle: 'harbor.coffee',
          postCount: 3,
          captionSha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
          photoSha256: 'ab'.repeat(32),
          refusedUploadBefore: false,
        },
      });
      expect(shares()).toBe(0);
      expect(await session.commit()).toEqual({
        kind: 'published',
        evidence: { seen: 'Sharing… → Done posting. Want to send it directly to friends?' },
      });
    }
    expect(phone.posts).toEqual([caption, 'Third', 'Second', 'First']);
    expect(shares()).toBe(1);
    expect(phone.pushed).toEqual([`switchyard-3-${'ab'.repeat(6)}.jpg`]);
    expect(phone.removed).toEqual([`/sdcard/Pictures/${phone.pushed[0]}`]);
    expect(phone.closed).toBe(1);
    expect(written.map(({ name }) => name)).toEqual([
      'connect',
      'copy_photo',
      'open_app',
      'open_profile',
      'create',
      'choose_post',
      'take_photo',
      'leave_editor',
      'write_caption',
      'ready',
      'share',
    ]);
  });

  test('writes each step down with its pictures, one for every border between two steps', async () => {
    await using session = await prepared();
    await session.commit();
    const pictured = written.slice(2).map(({ result }) => result);
    expect(
      pictured.every((result) => result?.outcome === 'done' && result.source?.startsWith('<hierarchy')),
    ).toBe(true);
    expect(pictured.map((result) => result?.after?.[0])).toEqual(pictured.map((_result, index) => index + 1));
    expect(pictured.slice(1).map((result) => result?.before)).toEqual(
      pictured.slice(0, -1).map((result) => result?.after),
    );
    expect(phone.calls.filter((call) => call === 'screenshot')).toHaveLength(pictured.length);
    expect(pictured[1]).toMatchObject({
      screen: 'own_profile',
      selector: expect.stringContaining('by id') as string,
    });
  });

  test('leaves the caption alone when there is none', async () => {
    await using session = await prepared({ content: { ...work.content, caption: ' ' } });
    expect(phone.calls).not.toContain('type');
    expect(await session.commit()).toMatchObject({ kind: 'published' });
  });

  test('switches to the account when another one is in use', async () => {
    phone.accounts = ['lumen.studio', 'harbor.coffee'];
    phone.active = 'lumen.studio';
    await using session = await prepared();
    await session.commit();
    expect(phone.active).toBe('harbor.coffee');
    expect(phone.posts[0]).toBe(caption);
  });

  test('stops when the account is not signed in on the phone', async () => {
    phone.accounts = ['lumen.studio', 'harbor.coffee.shop'];
    phone.active = 'lumen.studio';
    await using session = await open();
    expect(await session.prepare()).toMatchObject({
      kind: 'stopped',
      remedy: 'person',
      problem: { code: 'wrong_account', message: expect.stringContaining('@harbor.coffee') as string },
    });
    expect(phone.active).toBe('lumen.studio');
  });

  test('chooses the newest photo when the picker has another one chosen', async () => {
    phone.selected = 2;
    await using session = await prepared();
    expect(phone.selected).toBe(0);
    await session.commit();
  });

  test('stops when the newest photo of the picker is not the one that was copied', async () => {
    phone.newestAdded = '2 hours ago';
    await using session = await open();
    expect(await session.prepare()).toMatchObject({
      kind: 'stopped',
      remedy: 'retry',
      problem: { code: 'media_missing' },
    });
  });

  test('does not go on when the field shows something else than what was typed', async () => {
    phone.typing = (text) => text.replace('beans', 'beams');
    await using session = await open();
    expect(await session.prepare()).toMatchObject({
      kind: 'stopped',
      remedy: 'retry',
      problem: { code: 'timeout' },
    });
    expect(shares()).toBe(0);
  });

  test('leaves harmless dialogs by their safe button, and stops when they keep coming', async () => {
    let dialogs = 0;
    phone.before = (call) => {
      if (call === 'source' && phone.screen === 'profile' && dialogs++ === 0) phone.popUp();
    };
    await using session = await prepared();
    expect(phone.taps.filter((tap) => tap.startsWith('appirater'))).toEqual(['appirater_cancel_button']);
    phone.before = (call) => {
      if (call === 'source' && phone.screen === 'home') phone.popUp();
    };
    phone.taps.length = 0;
    expect(await session.prepare()).toMatchObject({
      kind: 'stopped',
      remedy: 'person',
      problem: { code: 'unexpected_screen' },
    });
    expect(phone.taps).toHaveLength(3);
  });

  test('waits until a sheet stands still before it taps on one of its rows', async () => {
    phone.slide = 600;
    await using session = await prepared();
    expect(phone.taps).toContain('Create new post');
    expect(phone.taps).not.toContain('Create new reel');
    await session.commit();
  });

  test('waits for a strange screen to go away, and stops when it stays', async () => {
    let strangeUntil = 2000;
    phone.before = (call) => {
      if (call === 'source' && phone.screen === 'create' && phone.time < 900) phone.screen = 'strange';
      if (call === 'source' && phone.screen === 'strange' && phone.time > strangeUntil)
        phone.screen = 'create';
    };
    await using session = await prepared();
    strangeUntil = Number.POSITIVE_INFINITY;
    phone.before = (call) => {
      if (call === 'source' && phone.screen === 'create') phone.screen = 'strange';
    };
    const taps = phone.taps.length;
    expect(await session.prepare()).toMatchObject({
      kind: 'stopped',
      remedy: 'person',
      problem: { code: 'unknown_screen' },
    });
    expect(phone.taps.slice(taps)).toEqual(['profile_tab', 'Create New']);
    expect(phone.screen).toBe('strange');
  });
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
        phone = new FakePhone();
        written = [];
        let tapsThen = -1;
        phone.before = (call) => {
          if (call !== 'source' || phone.screen !== moment || tapsThen >= 0) return;
          phone.screen = screen;
          tapsThen = phone.taps.length;
        };
        {
          await using session = await open();
          const end = await session.prepare();
          expect(end, moment).toMatchObject({ kind: 'stopped', remedy: 'person', problem: { code } });
          expect('holdAccount' in end ? end.holdAccount : undefined).toBe(hold);
          expect(last()).toMatchObject({ outcome: 'stopped', problem: { code } });
        }
        expect(phone.taps.length, moment).toBe(tapsThen);
        expect(phone.screen).toBe(screen);
        expect(phone.closed).toBe(1);
        expect(phone.removed).toHaveLength(1);
      }
    },
  );
});

describe('after the tap on Share', () => {
  test('a refused photo is rejected', async () => {
    phone.fate = 'refused';
    await using session = await prepared();
    expect(await session.commit()).toMatchObject({
      kind: 'rejected',
      problem: {
        code: 'media_rejected',
        message: expect.stringContaining("Photo can't be posted") as string,
      },
    });
  });

  test('a refusal that stood there before proves nothing', async () => {
    phone.notice = 'refused';
    phone.fate = 'lost';
    await using session = await prepared();
    expect(await session.commit()).toMatchObject({ kind: 'unknown', problem: { code: 'outcome_unknown' } });
  });

  test.each([
    ['challenge', 'challenge', 'needs_captcha'],
    ['blocked', 'action_blocked', 'cooldown'],
  ] as const)('%s leaves the outcome unknown and holds the account', async (screen, code, holdAccount) => {
    await using session = await prepared();
    phone.before = (call) => {
      if (call === 'source' && phone.screen === 'home') phone.screen = screen;
    };
    expect(await session.commit()).toMatchObject({ kind: 'unknown', problem: { code }, holdAccount });
    expect(shares()).toBe(1);
  });

  test.each(['device_lost', 'automation_lost', 'device_busy'] as const)(
    '%s leaves the outcome unknown',
    async (code) => {
      await using session = await prepared();
      phone.before = (call) => {
        if (call === 'tap') throw new PhoneError(code, 'gone');
      };
      expect(await session.commit()).toMatchObject({ kind: 'unknown', problem: { code: 'outcome_unknown' } });
      expect(shares()).toBe(1);
      expect(last()).toMatchObject({ outcome: 'stopped', problem: { code } });
    },
  );

  test('an answer that comes too late does not end the watch', async () => {
    await using session = await prepared();
    phone.before = (call) => {
      if (call === 'tap') throw new PhoneError('timeout', 'no answer in time');
    };
    expect(await session.commit()).toMatchObject({ kind: 'published' });
    expect(shares()).toBe(1);
  });

  test('an upload that ends without a word leaves the outcome unknown', async () => {
    phone.fate = 'posted_silently';
    await using session = await prepared();
    const began = phone.time;
    expect(await session.commit()).toMatchObject({ kind: 'unknown', problem: { code: 'outcome_unknown' } });
    expect(phone.time - began).toBeLessThan(timing.uploadMs / 2);
  });

  test('an upload that never ends is given up after its time, and Share is not tapped again', async () => {
    phone.uploadMs = 10 * timing.uploadMs;
    await using session = await prepared();
    expect(await session.commit()).toMatchObject({ kind: 'unknown', problem: { code: 'outcome_unknown' } });
    expect(shares()).toBe(1);
  });

  test('a screen that changed before the tap leaves Share untouched', async () => {
    await using session = await prepared();
    phone.screen = 'editor';
    expect(await session.commit()).toMatchObject({ kind: 'unknown', problem: { code: 'unexpected_screen' } });
    expect(shares()).toBe(0);
  });

  test('a cancel does not cut the watch off', async () => {
    await using session = await prepared();
    phone.before = (call) => {
      if (call === 'tap') cancel.abort();
    };
    expect(await session.commit()).toMatchObject({ kind: 'published' });
  });
});

describe('looking what became of an earlier attempt', () => {
  const before = { postCount: 3, handle: 'harbor.coffee' };
  const check = async (evidence: Record<string, number | string> = before) => {
    await using session = await open();
    const checked = await session.check(evidence);
    expect(shares()).toBe(0);
    expect(phone.pushed).toEqual([]);
    return checked;
  };

  test('one more post with that caption: published', async () => {
    phone.posts.unshift(caption.replace('\n', ' '));
    expect(await check()).toMatchObject({
      kind: 'published',
      evidence: { postCountBefore: 3, postCount: 4 },
    });
  });

  test('an upload under way is waited for', async () => {
    phone.upload = { caption, endsAt: 5000 };
    expect(await check()).toMatchObject({ kind: 'published' });
  });

  test('no more posts and another caption, twice and some time apart: not published', async () => {
    expect(await check()).toMatchObject({
      kind: 'not_published',
      evidence: { reads: 2, newestCaption: 'different' },
    });
    expect(phone.calls.filter((call) => call === 'restart')).toHaveLength(2);
    expect(phone.time).toBeGreaterThan(timing.recheckMs);
  });

  test('a profile without any post: not published', async () => {
    phone.posts = [];
    expect(await check({ postCount: 0 })).toMatchObject({ kind: 'not_published' });
  });

  test('a post that appears between the two reads: published', async () => {
    phone.upload = null;
    phone.before = () => {
      if (phone.time > timing.recheckMs && !phone.posts.includes(caption)) phone.posts.unshift(caption);
    };
    expect(await check()).toMatchObject({ kind: 'published', evidence: { reads: 2 } });
  });

  test.each([
    ['one more post with another caption', ['Other', 'Third', 'Second', 'First'], before],
    ['no more posts, but the newest has that caption', [caption, 'Second', 'First'], before],
    ['nothing known from before', [caption, 'Third', 'Second', 'First'], {}],
  ])('%s: undecided, a person is asked', async (_what, posts, evidence) => {
    phone.posts = [...posts];
    expect(await check(evidence)).toMatchObject({ kind: 'undecided', problem: { code: 'outcome_unknown' } });
  });

  test('a challenge stops the look as well', async () => {
    phone.screen = 'challenge';
    expect(await check()).toMatchObject({ kind: 'stopped', remedy: 'person', holdAccount: 'needs_captcha' });
  });
});

describe('before anything is done on the screen', () => {
  test.each([
    ['399.0.0.1', { remedy: 'person', problem: { code: 'app_version_unknown' } }],
    [null, { remedy: 'fail', problem: { code: 'app_missing' } }],
  ])('version %s of the app stops the work', async (version, expected) => {
    phone.version = version;
    expect(await delivery().open(work, steps, cancel.signal)).toMatchObject({ kind: 'stopped', ...expected });
    expect(phone.sessions).toBe(0);
    expect(last()).toMatchObject({ outcome: 'stopped' });
  });

  test('a platform without a pack stops the work', async () => {
    const account = { ...work.account, platform: 'tiktok' as const };
    expect(await delivery().open({ ...work, account }, steps, cancel.signal)).toMatchObject({
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
    phone.before = failing('open');
    const expected = { kind: 'stopped', remedy, problem: { code } };
    expect(await delivery().open(work, steps, cancel.signal)).toMatchObject(expected);
    phone.before = () => undefined;
    await using session = await open();
    phone.before = failing('type');
    expect(await session.prepare()).toMatchObject(expected);
    expect(last()).toMatchObject({ outcome: 'stopped', problem: { code } });
  });

  test('a cancel ends the work at the next border, and cleans up', async () => {
    {
      await using session = await open();
      phone.before = (call) => {
        if (call === 'source' && phone.screen === 'gallery') cancel.abort();
      };
      await expect(session.prepare()).rejects.toMatchObject({ code: 'cancelled' });
      expect(last()).toMatchObject({ outcome: 'stopped', problem: { code: 'cancelled' } });
    }
    expect(shares()).toBe(0);
    expect(phone.removed).toHaveLength(1);
    expect(phone.closed).toBe(1);
  });
});
