import { describe, expect, test } from 'vitest';
import { PhoneError } from '../../../../../../src-agent/devices/phone-driver.ts';
import type { Evidence } from '../../../../../../src-shared/domain/job.ts';
import { shippedPacks } from '../desk.ts';
import { hashOf } from '../../../../../support/simulated-handset.ts';
import { files, handle, threadsDesk } from './threads-desk.ts';

const packs = await shippedPacks();
const archive = JSON.stringify([3, 2, 1].map((no) => `From the archive, no. ${no}`));

describe.each(['en', 'es'] as const)('a thread in the app that speaks %s', (locale) => {
  test.each([
    ['text', 0],
    ['photo', 1],
    ['carousel', 3],
  ] as const)('of kind %s is there exactly once, on the account it is for', async (kind, count) => {
    const desk = threadsDesk(packs, locale);
    const work = desk.workFor('Line one & two\n“quoted” #lumen', kind, files.slice(0, count));
    await using session = await desk.open(work);
    expect(await session.prepare()).toMatchObject({
      kind: 'prepared',
      evidence: { newestBefore: archive, refusedUploadBefore: false },
    });
    expect(desk.phone.state.threads).toMatchObject({ posts: [], uploads: [] });
    expect(await session.commit()).toMatchObject({
      kind: 'published',
      evidence: { seen: expect.stringMatching(/(Posting… → Posted|Publicando… → Publicado)$/) as string },
    });
    const [post, ...more] = desk.phone.state.threads.posts;
    expect(more).toEqual([]);
    expect(post).toMatchObject({ kind, handle, caption: work.content.caption });
    expect(post?.files).toEqual(files.slice(0, count).map(({ path }) => hashOf(path)));
  });

  test('is left without a draft', async () => {
    const desk = threadsDesk(packs, locale);
    await using session = await desk.open(desk.workFor('Never posted', 'photo', files.slice(0, 1)));
    expect(await session.prepare()).toMatchObject({ kind: 'prepared' });
    expect(await session.leave?.()).toEqual({ kind: 'left' });
    await desk.phone.delay(5000);
    expect(desk.phone.state.threads).toMatchObject({ posts: [], uploads: [], screen: { name: 'home' } });
  });

  test('is written down with the pack its screens were seen with, on a phone of another language', async () => {
    const desk = threadsDesk(packs, locale);
    desk.phone.language = () => Promise.resolve(locale === 'en' ? 'es' : 'en');
    await using session = await desk.open(desk.workFor('Never posted'));
    expect(await session.prepare()).toMatchObject({ kind: 'prepared' });
    const packsOfSteps = desk.written.flatMap(({ pack }) => pack ?? []);
    expect(packsOfSteps).not.toEqual([]);
    expect(packsOfSteps.filter((pack) => pack.locale !== locale)).toEqual([]);
  });

  test('that is refused is seen to be, and is told from an older refusal', async () => {
    const desk = threadsDesk(packs, locale);
    const work = desk.workFor('Refused');
    for (const expected of ['rejected', 'unknown']) {
      await using session = await desk.open(work);
      expect(await session.prepare()).toMatchObject({
        evidence: { refusedUploadBefore: expected === 'unknown' },
      });
      desk.phone.order({ kind: 'media_rejected' });
      expect(await session.commit()).toMatchObject({ kind: expected });
    }
    expect(desk.phone.state.threads.posts).toEqual([]);
  });
});

test('the rating dialog is closed on the way; what must stop the work stops it with nothing posted', async () => {
  for (const [kind, when, code] of [
    ['challenge', 'threads_composer', 'challenge'],
    ['logged_out', 'threads_profile', 'login_required'],
    ['try_again_later', 'threads_gallery', 'action_blocked'],
    ['opaque', 'threads_composer', 'opaque_screen'],
    ['crash_app', 'threads_composer', 'app_crashed'],
  ] as const) {
    const desk = threadsDesk(packs);
    desk.phone.order({ kind: 'rate_app_popup', when: 'threads_home' });
    desk.phone.order({ kind, when });
    await using session = await desk.open(desk.workFor('Stopped', 'photo', files.slice(0, 1)));
    expect(await session.prepare(), kind).toMatchObject({ kind: 'stopped', problem: { code } });
    expect(desk.phone.state.threads.uploads).toEqual([]);
  }
});

test('an account that is not signed in stops the work', async () => {
  const desk = threadsDesk(packs);
  const work = desk.workFor('Whose');
  await using session = await desk.open({ ...work, account: { ...work.account, handle: 'nobody.here' } });
  expect(await session.prepare()).toMatchObject({ kind: 'stopped', problem: { code: 'wrong_account' } });
});

describe('looking what became of an earlier attempt', () => {
  const looked = async (
    share: 'taken' | 'refused' | 'nothing',
    evidence: (before: Evidence) => Evidence = (before) => before,
  ) => {
    const desk = threadsDesk(packs);
    const work = desk.workFor('What became of it?');
    await using session = await desk.open(work);
    const prepared = await session.prepare();
    if (prepared.kind !== 'prepared') throw new Error(prepared.problem.message);
    if (share !== 'nothing') {
      if (share === 'refused') desk.phone.order({ kind: 'challenge', when: 'on_share' });
      desk.phone.afterTap = () => {
        throw new PhoneError('automation_lost', 'the instrumentation crashed');
      };
      expect(await session.commit()).toMatchObject({ kind: 'unknown' });
      desk.phone.afterTap = () => undefined;
    }
    await desk.phone.delay(2000);
    desk.phone.handset.dispatch({ kind: 'relieve' });
    return desk.look(work, evidence(prepared.evidence));
  };

  test('it is there above the others: published', async () => {
    expect(await looked('taken')).toMatchObject({
      kind: 'published',
      evidence: { seenCaption: 'What became of it?', newestCaption: 'same' },
    });
  });

  test('the threads are the ones of before, twice: not published', async () => {
    expect(await looked('refused')).toMatchObject({ kind: 'not_published', evidence: { reads: 2 } });
    expect(await looked('nothing')).toMatchObject({ kind: 'not_published' });
  });

  test('nothing known from before, or the same words before: a person is asked', async () => {
    const before = (texts: readonly string[]) => () => ({ newestBefore: JSON.stringify(texts) });
    expect(await looked('taken', () => ({}))).toMatchObject({ kind: 'undecided' });
    expect(await looked('taken', before(['What became of it?']))).toMatchObject({ kind: 'undecided' });
    expect(await looked('nothing', before(['Another']))).toMatchObject({ kind: 'undecided' });
  });
});
