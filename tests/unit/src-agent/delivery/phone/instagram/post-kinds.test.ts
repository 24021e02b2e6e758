import { describe, expect, test } from 'vitest';
import type { Packs } from '../../../../../../src-agent/automation/pack/load-packs.ts';
import type { PhoneWork, StepLog, StepResult } from '../../../../../../src-agent/delivery/delivery.ts';
import { createPhoneDelivery } from '../../../../../../src-agent/delivery/phone/phone-delivery.ts';
import { connectPhone } from '../../../../../../src-agent/delivery/phone/connect-phone.ts';
import { phoneApps } from '../../../../../../src-agent/delivery/phone/apps.ts';
import { createStepRunner } from '../../../../../../src-agent/automation/step-runner.ts';
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
    const parts = { phones: phone, packs: speaking(locale), clock: phone };
    const posting = workOf(kind);
    for (const { path, fileName } of posting.content.files.toReversed())
      await phone.pushMedia(posting.lease, path, fileName);
    const connected = await connectPhone(parts, posting, log, never);
    if ('kind' in connected) expect.fail(connected.problem.message);
    const runner = createStepRunner(connected.eyes, log);
    const flow = phoneApps.instagram.posts[kind] ?? expect.fail('no such flow');
    expect(await flow.prepare(runner, posting)).toMatchObject({ kind: 'prepared' });
    expect(await flow.leave(runner)).toMatchObject({ kind: 'done' });
    expect(phone.handset.view.name).toBe('home');
    expect(phone.state.instagram).toMatchObject({ posts: [], uploads: [] });
  });
});
