import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { systemClock } from '../../src-agent/automation/clock.ts';
import { loadPacks } from '../../src-agent/automation/pack/load-packs.ts';
import type { Packs } from '../../src-agent/automation/pack/packs.ts';
import { createStepRunner } from '../../src-agent/automation/step-runner.ts';
import type { PhoneWork, StepLog, WorkFile } from '../../src-agent/delivery/delivery.ts';
import { createPhoneDelivery } from '../../src-agent/delivery/phone/phone-delivery.ts';
import { threadsEngagement } from '../../src-agent/delivery/phone/threads/threads-engagement.ts';
import type { Lease } from '../../src-agent/devices/lease.ts';
import type { JobKind } from '../../src-shared/domain/job.ts';
import { openDeviceDesk, type DeviceDesk } from '../support/device-desk.ts';
import { findTestAdb } from '../support/find-test-adb.ts';

const adbBinary = findTestAdb();
const handle = 'lumen.studio';
const never = new AbortController().signal;
const log: StepLog = { begin: () => ({ end: () => undefined }) };
const timing = { uploadMs: 4000, quietMs: 1000, recheckMs: 300 };
const serials = { en: 'SIM-THREADS-EN', es: 'SIM-THREADS-ES' } as const;
type Locale = keyof typeof serials;

describe.skipIf(adbBinary === null)("Threads' app on a phone through real Appium", () => {
  let desk: DeviceDesk;
  let packs: Packs;
  let files: WorkFile[];
  const leases = new Map<Locale, Lease>();

  beforeAll(async () => {
    desk = await openDeviceDesk({
      adbBinary: adbBinary ?? '',
      phones: (['en', 'es'] as const).map((locale) => ({
        serial: serials[locale],
        model: 'Simulated Pixel 8',
        locale,
        accounts: [],
        threadsAccounts: [
          { handle: 'harbor.coffee', displayName: 'Harbor Coffee' },
          { handle, displayName: 'Lumen Studio' },
        ],
      })),
    });
    packs = await loadPacks(new URL('../../resources/packs', import.meta.url).pathname);
    files = ['#2f6690', '#c8553d'].map((colour, at) => pictureFile(desk.room.folder, colour, at));
  });

  afterAll(() => desk[Symbol.asyncDispose]());

  beforeEach(async () => {
    for (const serial of Object.values(serials)) await desk.order(serial, { kind: 'none' });
  });

  const leaseOf = async (locale: Locale): Promise<Lease> => {
    const lease = leases.get(locale) ?? desk.lease(await desk.ready(serials[locale]));
    leases.set(locale, lease);
    return lease;
  };
  const workFor = async (
    locale: Locale,
    caption: string,
    kind: JobKind = 'text',
    posted: readonly WorkFile[] = [],
  ): Promise<PhoneWork> => ({
    runId: 1,
    jobId: 1,
    attemptId: 1,
    earlier: null,
    account: { id: 1, platform: 'threads', handle },
    content: { kind, caption, files: posted, parent: null },
    rehearsal: false,
    warmup: null,
    lease: await leaseOf(locale),
  });
  const delivery = () => createPhoneDelivery({ phones: desk.phones, packs, clock: systemClock, timing });
  const open = async (work: PhoneWork) => {
    const session = await delivery().open(work, log, never);
    return 'kind' in session ? expect.fail(session.problem.message) : session;
  };
  const postsOf = async (locale: Locale, caption: string) =>
    (await desk.record(serials[locale])).posts.filter((post) => post.caption === caption);
  const postTaps = async (locale: Locale) =>
    (await desk.record(serials[locale])).taps.filter(({ target }) => target?.endsWith('post_button')).length;

  test.each([
    ['en', 'text', 0],
    ['en', 'photo', 1],
    ['es', 'carousel', 2],
  ] as const)('in %s a %s is posted once and counted once', async (locale, kind, count) => {
    const caption = `One & "two" <b> 🌍 #${kind}`;
    const posted = files.slice(0, count);
    {
      await using session = await open(await workFor(locale, caption, kind, posted));
      expect(await session.prepare()).toMatchObject({ kind: 'prepared' });
      expect(await session.commit()).toMatchObject({ kind: 'published' });
    }
    const [post, ...more] = await postsOf(locale, caption);
    expect(more).toEqual([]);
    expect(post).toMatchObject({
      platform: 'threads',
      kind,
      handle,
      files: posted.map(({ sha256 }) => sha256),
    });
    expect(
      (await desk.record(serials[locale])).gallery.filter((path) => path.includes('switchyard-')),
    ).toEqual([]);
  });

  test.each(['en', 'es'] as const)('in %s each act is done once and counted once', async (locale) => {
    const pack = packs.find('threads', '411.0.0.42.109', locale);
    if (pack === null) expect.fail('no pack');
    await using driver = await desk.phones.open(await leaseOf(locale), never);
    const scene = { appName: 'Threads', handle, phone: serials[locale] };
    const runner = createStepRunner({ driver, pack, scene, clock: systemClock, signal: never }, log);
    expect(await threadsEngagement.open(runner, handle)).toMatchObject({ kind: 'done' });
    const there = await threadsEngagement.enter(runner, { kind: 'hashtag', tag: 'tea' });
    if (there.kind !== 'there') expect.fail(there.kind);
    const end = await threadsEngagement.scrollOn(runner);
    if (end.kind !== 'done') expect.fail(end.problem.message);
    const post = threadsEngagement.post(end.look);
    if (post === null) expect.fail('no post');
    for (const act of [
      () => threadsEngagement.like(runner, post),
      () => threadsEngagement.follow(runner, post),
      () => threadsEngagement.comment(runner, post, 'Lovely colour!'),
      () => threadsEngagement.unfollow(runner, post),
    ])
      expect(await act()).toEqual({ kind: 'done' });
    expect(await threadsEngagement.like(runner, post)).toEqual({ kind: 'already' });
    const { acts } = await desk.record(serials[locale]);
    expect(acts.map(({ kind, target, text }) => [kind, target, text])).toEqual([
      ['like', 'juniper.tea', post.text],
      ['follow', 'juniper.tea', ''],
      ['comment', 'juniper.tea', 'Lovely colour!'],
      ['unfollow', 'juniper.tea', ''],
    ]);
    expect(acts.every((act) => act.platform === 'threads' && act.handle === handle)).toBe(true);
  });

  test.each([
    ['crash_instrumentation', 'on_share', 'published'],
    ['lose_share_response', 'on_share', 'published'],
    ['try_again_later', 'on_share', 'not_published'],
  ] as const)('with %s %s it is unknown, and looking tells: %s', async (kind, when, found) => {
    const caption = `${kind} ${when}`;
    const work = await workFor('en', caption);
    await using session = await open(work);
    const prepared = await session.prepare();
    if (prepared.kind !== 'prepared') expect.fail(prepared.problem.message);
    const before = await postTaps('en');
    await desk.order(serials.en, { kind, when });
    const committed = await session.commit();
    expect(committed.kind === 'unknown' || kind === 'lose_share_response').toBe(true);
    expect(await postTaps('en')).toBe(before + 1);
    await session[Symbol.asyncDispose]();
    let checked = await delivery().look(work, prepared.evidence, log, never);
    // A phone that is still recovering is looked at again, as the engine does.
    for (let more = 0; more < 2 && checked.kind === 'stopped' && checked.remedy === 'retry'; more += 1)
      checked = await delivery().look(work, prepared.evidence, log, never);
    expect(checked).toMatchObject({ kind: found });
    expect(await postsOf('en', caption)).toHaveLength(found === 'published' ? 1 : 0);
  });

  test.each([
    ['en', 'challenge', 'challenge'],
    ['es', 'try_again_later', 'action_blocked'],
  ] as const)('in %s %s stops the work before anything is posted', async (locale, kind, code) => {
    await desk.order(serials[locale], { kind, when: 'threads_composer' });
    const before = await postTaps(locale);
    await using session = await open(await workFor(locale, `never ${kind}`));
    expect(await session.prepare()).toMatchObject({ kind: 'stopped', problem: { code } });
    expect(await postTaps(locale)).toBe(before);
    expect(await postsOf(locale, `never ${kind}`)).toEqual([]);
  });
});

function pictureFile(folder: string, colour: string, at: number): WorkFile {
  const canvas = createCanvas(320, 320);
  const brush = canvas.getContext('2d');
  brush.fillStyle = colour;
  brush.fillRect(0, 0, 320, 320);
  const png = canvas.toBuffer('image/png');
  const path = join(folder, `picture-${at}.png`);
  writeFileSync(path, png);
  return {
    path,
    fileName: `picture-${at}.png`,
    sha256: createHash('sha256').update(png).digest('hex'),
    mime: 'image/png',
  };
}
