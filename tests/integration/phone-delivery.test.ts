import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { systemClock } from '../../src-agent/automation/clock.ts';
import { loadPacks } from '../../src-agent/automation/pack/load-packs.ts';
import type {
  Delivery,
  DeliverySession,
  StepLog,
  StepResult,
  PhoneWork,
  WorkFile,
} from '../../src-agent/delivery/delivery.ts';
import { createPhoneDelivery } from '../../src-agent/delivery/phone/phone-delivery.ts';
import type { Lease } from '../../src-agent/devices/lease.ts';
import type { Evidence } from '../../src-shared/domain/job.ts';
import { openDeviceDesk, type DeviceDesk } from '../support/device-desk.ts';
import { findTestAdb } from '../support/find-test-adb.ts';

const adbBinary = findTestAdb();
const serial = 'SIM-PHOTO';
const handle = 'lumen.studio';
const never = new AbortController().signal;

describe.skipIf(adbBinary === null)('a photo posted through real Appium', () => {
  let desk: DeviceDesk;
  let delivery: Delivery<PhoneWork>;
  let lease: Lease | null = null;
  let photo: WorkFile;
  let steps: (StepResult & { readonly name: string })[];
  let attemptId = 0;

  beforeAll(async () => {
    desk = await openDeviceDesk({
      adbBinary: adbBinary ?? '',
      phones: [
        {
          serial,
          model: 'Simulated Pixel 8',
          accounts: [
            { handle: 'harbor.coffee', displayName: 'Harbor Coffee' },
            { handle, displayName: 'Lumen Studio' },
          ],
        },
      ],
    });
    const packs = await loadPacks(new URL('../../resources/packs', import.meta.url).pathname);
    const timing = { uploadMs: 4000, quietMs: 1000, recheckMs: 300 };
    delivery = createPhoneDelivery({ phones: desk.phones, packs, clock: systemClock, timing });
    const png = createCanvas(640, 640).toBuffer('image/png');
    const path = join(desk.room.folder, 'photo.png');
    writeFileSync(path, png);
    photo = {
      path,
      fileName: 'photo.png',
      sha256: createHash('sha256').update(png).digest('hex'),
      mime: 'image/png',
    };
  });

  afterAll(() => desk[Symbol.asyncDispose]());

  beforeEach(async () => {
    steps = [];
    await desk.order(serial, { kind: 'none' });
  });

  const log: StepLog = {
    begin: ({ name }) => ({ end: (result) => void steps.push({ name, ...result }) }),
  };

  async function workFor(caption: string): Promise<PhoneWork> {
    lease ??= desk.lease(await desk.ready(serial));
    return {
      runId: 1,
      jobId: 1,
      attemptId: ++attemptId,
      earlier: null,
      account: { id: 1, platform: 'instagram', handle },
      content: { kind: 'photo', caption, files: [photo], parent: null },
      rehearsal: false,
      warmup: null,
      lease,
    };
  }

  async function open(caption: string): Promise<DeliverySession> {
    const session = await delivery.open(await workFor(caption), log, never);
    return 'kind' in session ? expect.fail(session.problem.message) : session;
  }

  const posts = async (caption: string) =>
    (await desk.record(serial)).posts.filter((post) => post.handle === handle && post.caption === caption);
  const shares = async () =>
    (await desk.record(serial)).taps.filter(({ target }) => target?.endsWith('share_button')).length;

  test('is there exactly once, with its caption and picture, on the account it is for', async () => {
    const caption = 'Line one & two\n"quoted" <b> 🌍 #lumen';
    await desk.order(serial, { kind: 'rate_app_popup', when: 'profile' });
    {
      await using session = await open(caption);
      expect(await session.prepare()).toMatchObject({ kind: 'prepared', evidence: { countBefore: 9 } });
      expect(await session.commit()).toMatchObject({
        kind: 'published',
        evidence: { seen: expect.stringContaining('Done posting') as string },
      });
    }
    const [post, ...more] = await posts(caption);
    expect(more).toEqual([]);
    expect(post?.imageSha256).toBe(photo.sha256);
    expect((await desk.record(serial)).gallery.filter((path) => path.includes('switchyard-'))).toEqual([]);
    expect(steps.map(({ outcome }) => outcome)).not.toContain('stopped');
    const pictures = steps.filter(({ after }) => after !== undefined);
    expect(pictures.length).toBeGreaterThan(8);
    expect(await look(caption, { countBefore: 9 })).toMatchObject({
      kind: 'published',
      evidence: { seenCount: 10 },
    });
    expect(await look(caption, { countBefore: 10 })).toMatchObject({ kind: 'undecided' });
  });

  test.each([
    ['challenge', 'caption', 'challenge'],
    ['logged_out', 'profile', 'login_required'],
    ['try_again_later', 'gallery', 'action_blocked'],
    ['opaque', 'create_sheet', 'opaque_screen'],
    ['crash_app', 'editor', 'app_crashed'],
  ] as const)('stops at %s on the %s screen', async (kind, when, code) => {
    await desk.order(serial, { kind, when });
    const before = await shares();
    await using session = await open(`never ${kind}`);
    expect(await session.prepare()).toMatchObject({ kind: 'stopped', problem: { code } });
    expect(await shares()).toBe(before);
  });

  test('is seen to be refused', async () => {
    await desk.order(serial, { kind: 'media_rejected', when: 'on_share' });
    await using session = await open('refused');
    expect(await session.prepare()).toMatchObject({ kind: 'prepared' });
    expect(await session.commit()).toMatchObject({ kind: 'rejected', problem: { code: 'media_rejected' } });
    expect(await posts('refused')).toEqual([]);
  });

  /** Looks for the post as the engine does: a phone that is still recovering is looked at again. */
  const look = async (caption: string, evidence: Evidence) => {
    for (let round = 1; ; round += 1) {
      const checked = await delivery.look(await workFor(caption), evidence, log, never);
      if (checked.kind !== 'stopped' || checked.remedy !== 'retry' || round === 3) return checked;
    }
  };

  test.each([
    ['try_again_later', 'on_share', 'not_published'],
    ['challenge', 'on_share', 'stopped'],
    ['crash_instrumentation', 'on_share', 'published'],
    ['crash_instrumentation', 'after_share', 'published'],
    ['lose_share_response', 'on_share', 'published'],
  ] as const)('with %s %s it is unknown, and looking tells: %s', async (kind, when, found) => {
    const caption = `${kind} ${when}`;
    let evidence: Evidence = {};
    {
      await using session = await open(caption);
      const prepared = await session.prepare();
      if (prepared.kind !== 'prepared') expect.fail(prepared.problem.message);
      evidence = prepared.evidence;
      await desk.order(serial, { kind, when });
      const before = await shares();
      const committed = await session.commit();
      expect(committed.kind === 'unknown' || kind === 'lose_share_response').toBe(true);
      expect(await shares()).toBe(before + 1);
    }
    expect(await look(caption, evidence)).toMatchObject({ kind: found });
    expect(await posts(caption)).toHaveLength(found === 'published' ? 1 : 0);
  });
});
