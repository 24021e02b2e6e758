import { describe, expect, test } from 'vitest';
import type { Packs } from '../../../../../../src-agent/automation/pack/packs.ts';
import type { PhoneWork, StepLog, StepResult } from '../../../../../../src-agent/delivery/delivery.ts';
import { createPhoneDelivery } from '../../../../../../src-agent/delivery/phone/phone-delivery.ts';
import type { JobKind } from '../../../../../../src-shared/domain/job.ts';
import { hashOf, SimulatedHandset } from '../../../../../support/simulated-handset.ts';
import { shippedPacks, timing, work } from '../desk.ts';

const shipped = await shippedPacks();
const never = new AbortController().signal;
const accounts = [
  { handle: 'lumen.studio', displayName: 'Lumen Studio' },
  { handle: 'harbor.coffee', displayName: 'Harbor Coffee' },
];
const files = {
  photo: ['/one.jpg'],
  carousel: ['/one.jpg', '/two.jpg', '/three.jpg', '/four.jpg', '/five.jpg'],
  video: ['/one.mp4'],
  story: ['/one.jpg'],
} as const;
type Kind = keyof typeof files;
const kinds: readonly Kind[] = ['photo', 'carousel', 'video', 'story'];

function speaking(locale: 'en' | 'es'): Packs {
  return { ...shipped, find: (platform, version) => shipped.find(platform, version, locale) };
}

function workOf(kind: Kind): PhoneWork {
  const listed = files[kind].map((path) => ({
    path,
    fileName: path.slice(1),
    sha256: hashOf(path),
    mime: path.endsWith('mp4') ? ('video/mp4' as const) : ('image/jpeg' as const),
  }));
  const caption = kind === 'story' ? '' : `A ${kind} & more\n#harbor`;
  return { ...work, content: { ...work.content, kind: kind satisfies JobKind, caption, files: listed } };
}

describe.each(['en', 'es'] as const)('posting in %s', (locale) => {
  test.each(kinds)('a %s is there once, with the right files in their order', async (kind) => {
    const phone = new SimulatedHandset(accounts, locale);
    const steps: (StepResult & { readonly name: string })[] = [];
    const log: StepLog = { begin: ({ name }) => ({ end: (result) => void steps.push({ name, ...result }) }) };
    const delivery = createPhoneDelivery({ phones: phone, packs: speaking(locale), clock: phone, timing });
    const posting = workOf(kind);
    const session = await delivery.open(posting, log, never);
    if ('kind' in session) expect.fail(session.problem.message);
    const prepared = await session.prepare();
    if (prepared.kind !== 'prepared') expect.fail(`${prepared.problem.message} ${steps.at(-1)?.source}`);
    expect(phone.state.instagram.posts).toEqual([]);
    expect(await session.commit()).toMatchObject({ kind: 'published' });
    await session[Symbol.asyncDispose]();
    expect(phone.state.instagram.posts).toMatchObject([
      {
        kind,
        handle: 'harbor.coffee',
        caption: posting.content.caption,
        files: posting.content.files.map(({ sha256 }) => sha256),
      },
    ]);
    expect(phone.state.gallery).toHaveLength(3);
    const looked = await delivery.look(posting, prepared.evidence, log, never);
    expect(looked).toMatchObject({ kind: 'published' });
  });

  test.each(kinds)('a prepared %s is left without a trace', async (kind) => {
    const phone = new SimulatedHandset(accounts, locale);
    const log: StepLog = { begin: () => ({ end: () => undefined }) };
    const delivery = createPhoneDelivery({ phones: phone, packs: speaking(locale), clock: phone, timing });
    const session = await delivery.open({ ...workOf(kind), rehearsal: true }, log, never);
    if ('kind' in session) expect.fail(session.problem.message);
    expect(await session.prepare()).toMatchObject({ kind: 'prepared' });
    expect(await session.leave?.()).toEqual({ kind: 'left' });
    await session[Symbol.asyncDispose]();
    expect(phone.state.gallery).toHaveLength(3);
    expect(phone.handset.view.name).toBe('home');
    expect(phone.state.instagram).toMatchObject({ posts: [], uploads: [] });
  });
});
