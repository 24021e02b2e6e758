import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { DeliverySession } from '../../src-agent/delivery/delivery.ts';
import type { Evidence } from '../../src-shared/domain/job.ts';
import { findTestAdb } from '../support/find-test-adb.ts';
import {
  handle,
  logInto,
  openTikTokDesk,
  tiktokPhones,
  type TikTokDesk,
  type TikTokPhone,
} from '../support/tiktok-desk.ts';

const adbBinary = findTestAdb();
const never = new AbortController().signal;
const [, french43, english46] = tiktokPhones;

describe.skipIf(adbBinary === null)('a video posted with TikTok through real Appium', () => {
  let all: TikTokDesk;
  beforeAll(async () => {
    all = await openTikTokDesk(adbBinary ?? '', tiktokPhones);
  });
  afterAll(() => all[Symbol.asyncDispose]());
  beforeEach(async () => {
    all.steps.length = 0;
    for (const { serial } of tiktokPhones) await all.desk.order(serial, { kind: 'none' });
  });

  async function open(phone: TikTokPhone, caption: string, packVersion?: string): Promise<DeliverySession> {
    const pack = all.packOf(packVersion ?? phone.tiktokVersion, phone.locale);
    const session = await all.delivery(pack).open(await all.work(phone, caption), logInto(all.steps), never);
    return 'kind' in session ? expect.fail(session.problem.message) : session;
  }
  const posts = async ({ serial }: TikTokPhone, caption: string) =>
    (await all.desk.record(serial)).posts.filter((post) => post.caption === caption);
  const taps = async ({ serial }: TikTokPhone, target: string) =>
    (await all.desk.record(serial)).taps.filter((tap) => tap.target?.endsWith(target) === true).length;
  const look = async (phone: TikTokPhone, caption: string, evidence: Evidence) =>
    all
      .delivery(all.packOf(phone.tiktokVersion, phone.locale))
      .look(await all.work(phone, caption), evidence, logInto(all.steps), never);

  test.each(tiktokPhones)('is there exactly once on $tiktokVersion in $locale', async (phone) => {
    const caption = `Line one & two\n“quoted” <b> 🌍 #lumen ${phone.serial}`;
    await all.desk.order(phone.serial, { kind: 'rate_app_popup', when: 'tiktok_profile' });
    let evidence: Evidence = {};
    {
      await using session = await open(phone, caption);
      const prepared = await session.prepare();
      if (prepared.kind !== 'prepared') expect.fail(prepared.problem.message);
      evidence = prepared.evidence;
      expect(await session.commit()).toMatchObject({ kind: 'published' });
    }
    const [post, ...more] = await posts(phone, caption);
    expect(more).toEqual([]);
    expect(post).toMatchObject({ platform: 'tiktok', kind: 'video', handle, files: [all.video.sha256] });
    const { gallery } = await all.desk.record(phone.serial);
    expect(gallery.filter((path) => path.includes('switchyard-'))).toEqual([]);
    expect(all.steps.map(({ outcome }) => outcome)).not.toContain('stopped');
    const tryIt = phone.tiktokVersion === '43.1.4' ? 'wlp' : 'yjn';
    expect(await taps(phone, `:id/${tryIt}`)).toBe(0);
    expect(await look(phone, caption, evidence)).toMatchObject({ kind: 'published' });
  });

  test('is posted by a pack of another version, which finds by text and says so', async () => {
    await using session = await open(french43, 'By text', '46.4.3');
    expect(await session.prepare()).toMatchObject({ kind: 'prepared' });
    expect(await session.commit()).toMatchObject({ kind: 'published' });
    expect(await posts(french43, 'By text')).toHaveLength(1);
    const selectors = Object.fromEntries(all.steps.map(({ name, selector }) => [name, selector]));
    expect(selectors).toMatchObject({
      share: expect.stringContaining('found by text (qrb') as string,
      choose_video: expect.stringContaining('found by relation') as string,
    });
  });

  test.each([
    ['challenge', 'tiktok_caption', 'challenge', english46],
    ['challenge', 'tiktok_profile', 'challenge', french43],
    ['logged_out', 'tiktok_profile', 'login_required', french43],
    ['try_again_later', 'tiktok_gallery', 'action_blocked', french43],
    ['opaque', 'tiktok_camera', 'opaque_screen', english46],
    ['crash_app', 'tiktok_editor', 'app_crashed', english46],
  ] as const)('stops at %s on the %s screen', async (kind, when, code, phone) => {
    await all.desk.order(phone.serial, { kind, when });
    await using session = await open(phone, `never ${kind}`);
    expect(await session.prepare()).toMatchObject({ kind: 'stopped', problem: { code } });
    expect(await posts(phone, `never ${kind}`)).toEqual([]);
  });

  test('is seen to be refused', async () => {
    await all.desk.order(english46.serial, { kind: 'media_rejected', when: 'on_share' });
    await using session = await open(english46, 'refused');
    expect(await session.prepare()).toMatchObject({ kind: 'prepared' });
    expect(await session.commit()).toMatchObject({ kind: 'rejected', problem: { code: 'media_rejected' } });
    expect(await posts(english46, 'refused')).toEqual([]);
  });

  test.each([
    ['try_again_later', 'not_published'],
    ['challenge', 'stopped'],
    ['crash_instrumentation', 'published'],
  ] as const)('with %s at the tap it is unknown, and looking tells: %s', async (kind, found) => {
    const caption = `${kind} at the tap`;
    let evidence: Evidence = {};
    {
      await using session = await open(french43, caption);
      const prepared = await session.prepare();
      if (prepared.kind !== 'prepared') expect.fail(prepared.problem.message);
      evidence = prepared.evidence;
      await all.desk.order(french43.serial, { kind, when: 'on_share' });
      const before = await taps(french43, ':id/qrb');
      expect(await session.commit()).toMatchObject({ kind: 'unknown' });
      expect(await taps(french43, ':id/qrb')).toBe(before + 1);
    }
    expect(await look(french43, caption, evidence)).toMatchObject({ kind: found });
    expect(await posts(french43, caption)).toHaveLength(found === 'published' ? 1 : 0);
  });

  test('is left without posting after a rehearsal', async () => {
    const pack = all.packOf(english46.tiktokVersion, english46.locale);
    const job = { ...(await all.work(english46, 'rehearsed')), rehearsal: true };
    const opened = await all.delivery(pack).open(job, logInto(all.steps), never);
    await using session = 'kind' in opened ? expect.fail(opened.problem.message) : opened;
    expect(await session.prepare()).toMatchObject({ kind: 'prepared' });
    expect(await session.leave?.()).toEqual({ kind: 'left' });
    expect(await posts(english46, 'rehearsed')).toEqual([]);
    expect((await all.desk.record(english46.serial)).screen).toBe('tiktok_home');
  });
});
