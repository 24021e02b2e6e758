import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PhoneWork, StepLog } from '../../../../../../src-agent/delivery/delivery.ts';
import { createPhoneDelivery } from '../../../../../../src-agent/delivery/phone/phone-delivery.ts';
import type { Evidence } from '../../../../../../src-shared/domain/job.ts';
import { makeVideo } from '../../../../../support/make-video.ts';
import { hashOf, SimulatedHandset } from '../../../../../support/simulated-handset.ts';
import { shippedPacks, timing, work } from '../desk.ts';

const shipped = await shippedPacks();
const never = new AbortController().signal;
const unwritten: StepLog = { begin: () => ({ end: () => undefined }) };
const accounts = [
  { handle: 'lumen.studio', displayName: 'Lumen Studio' },
  { handle: 'harbor.coffee', displayName: 'Harbor Coffee' },
];

describe.each(['en', 'fr'] as const)('a video for TikTok in %s', (locale) => {
  let phone: SimulatedHandset;
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'switchyard-tiktok-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  beforeEach(() => {
    phone = new SimulatedHandset(accounts, locale);
  });

  const posting = (caption: string, path = '/clip.mp4'): PhoneWork => ({
    ...work,
    account: { ...work.account, platform: 'tiktok' },
    content: {
      kind: 'video',
      caption,
      files: [{ path, fileName: 'clip.mp4', sha256: hashOf(path), mime: 'video/mp4' }],
      parent: null,
    },
  });
  const delivery = () =>
    createPhoneDelivery({
      phones: phone,
      packs: { ...shipped, find: (platform, version) => shipped.find(platform, version, locale) },
      clock: phone,
      timing,
    });
  const open = async (job: PhoneWork) => {
    const session = await delivery().open(job, unwritten, never);
    return 'kind' in session ? expect.fail(session.problem.message) : session;
  };
  const post = async (job: PhoneWork): Promise<Evidence> => {
    await using session = await open(job);
    const prepared = await session.prepare();
    if (prepared.kind !== 'prepared') expect.fail(prepared.problem.message);
    expect(await session.commit()).toMatchObject({ kind: 'published' });
    return prepared.evidence;
  };
  const look = (job: PhoneWork, before: Evidence) => delivery().look(job, before, unwritten, never);

  test('is there once, and a later look finds it by what the newest videos said before', async () => {
    const job = posting('Spring & more\n#harbor');
    const before = await post(job);
    expect(phone.state.tiktok.posts).toMatchObject([
      {
        kind: 'video',
        handle: 'harbor.coffee',
        caption: 'Spring & more\n#harbor',
        files: [hashOf('/clip.mp4')],
      },
    ]);
    expect(await look(job, before)).toMatchObject({ kind: 'published' });
    expect(await look(posting('Something else'), before)).toMatchObject({ kind: 'undecided' });
    expect(await look(job, { ...before, newestBefore: null })).toMatchObject({ kind: 'undecided' });
    expect(phone.state.tiktok.posts).toHaveLength(1);
  });

  test('is seen not to be there when the newest videos are those of before', async () => {
    const job = posting('Never posted');
    await using session = await open(job);
    const prepared = await session.prepare();
    if (prepared.kind !== 'prepared') expect.fail(prepared.problem.message);
    expect(JSON.parse(String(prepared.evidence['newestBefore']))).toHaveLength(2);
    expect(await look(job, prepared.evidence)).toMatchObject({
      kind: 'not_published',
      evidence: { reads: 2 },
    });
  });

  test('is not taken for another one that is newer in the gallery', async () => {
    const path = join(folder, 'three-seconds.mp4');
    writeFileSync(path, await makeVideo('in-memory', true, 3));
    await using session = await open(posting('Wrong one', path));
    // The gallery of this phone says that its newest video plays twelve seconds.
    expect(await session.prepare()).toMatchObject({
      kind: 'stopped',
      remedy: 'retry',
      problem: { code: 'media_missing' },
    });
    expect(phone.state.tiktok.posts).toEqual([]);
  });

  test.each([
    ['quickly', 10],
    ['so slowly that each screen has come when it is first looked at', 1000],
  ])('that was only rehearsed leaves no draft and no upload on a phone that answers %s', async (_how, ms) => {
    const session = await open({ ...posting('Rehearsed'), rehearsal: true });
    expect(await session.prepare()).toMatchObject({ kind: 'prepared' });
    phone.answerMs = ms;
    expect(await session.leave?.()).toEqual({ kind: 'left' });
    await session[Symbol.asyncDispose]();
    expect(phone.state.tiktok).toMatchObject({ posts: [], uploads: [], screen: { name: 'home' } });
    expect(phone.state.gallery).toHaveLength(3);
  });
});
