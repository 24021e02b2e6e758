import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../../src-agent/automation/clock.ts';
import { loadPacks } from '../../src-agent/automation/pack/load-packs.ts';
import type { Packs } from '../../src-agent/automation/pack/packs.ts';
import { createStepRunner } from '../../src-agent/automation/step-runner.ts';
import type { PhoneWork, StepLog, StepResult, WorkFile } from '../../src-agent/delivery/delivery.ts';
import { connectPhone } from '../../src-agent/delivery/phone/connect-phone.ts';
import { instagramEngagement as engagement } from '../../src-agent/delivery/phone/instagram/engagement/instagram-engagement.ts';
import { createPhoneDelivery } from '../../src-agent/delivery/phone/phone-delivery.ts';
import type { Lease } from '../../src-agent/devices/lease.ts';
import { type DeviceDesk, openDeviceDesk } from '../support/device-desk.ts';
import { findTestAdb } from '../support/find-test-adb.ts';

const adbBinary = findTestAdb();
const handle = 'lumen.studio';
const never = new AbortController().signal;
const timing = { uploadMs: 6000, quietMs: 1000, recheckMs: 300 };
const serials = { en: 'SIM-ENGLISH', es: 'SIM-SPANISH' } as const;
const kinds = ['photo', 'carousel', 'video', 'story'] as const;

describe.skipIf(adbBinary === null).each(['en', 'es'] as const)(
  'Instagram in %s through real Appium',
  (locale) => {
    const serial = serials[locale];
    let desk: DeviceDesk;
    let packs: Packs;
    let lease: Lease | null = null;
    let attemptId = 0;
    const steps: (StepResult & { readonly name: string })[] = [];
    const log: StepLog = { begin: ({ name }) => ({ end: (result) => void steps.push({ name, ...result }) }) };

    beforeAll(async () => {
      desk = await openDeviceDesk({
        adbBinary: adbBinary ?? '',
        phones: [
          {
            serial,
            model: 'Simulated Pixel 8',
            locale,
            accounts: [
              { handle: 'harbor.coffee', displayName: 'Harbor Coffee' },
              { handle, displayName: 'Lumen Studio' },
            ],
          },
        ],
      });
      const shipped = await loadPacks(new URL('../../resources/packs', import.meta.url).pathname);
      packs = { ...shipped, find: (platform, version) => shipped.find(platform, version, locale) };
    });

    afterAll(() => desk[Symbol.asyncDispose]());

    /** A file of its own content for each name. */
    function file(name: string): WorkFile {
      const video = name.endsWith('.mp4');
      const canvas = createCanvas(320, 320);
      canvas.getContext('2d').fillText(name, 20, 160);
      const movie = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from(`ftypisom ${name}`)]);
      const bytes = video ? movie : canvas.toBuffer('image/png');
      const path = join(desk.room.folder, name);
      writeFileSync(path, bytes);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      return { path, fileName: name, sha256, mime: video ? 'video/mp4' : 'image/png' };
    }

    async function workFor(
      kind: PhoneWork['content']['kind'],
      caption: string,
      files: readonly WorkFile[],
    ): Promise<PhoneWork> {
      lease ??= desk.lease(await desk.ready(serial));
      return {
        runId: 1,
        jobId: 1,
        attemptId: ++attemptId,
        earlier: null,
        account: { id: 1, platform: 'instagram', handle },
        content: { kind, caption, files, parent: null },
        rehearsal: false,
        warmup: null,
        lease,
      };
    }

    test.each(kinds)('a %s is counted once, with the right files', async (kind) => {
      const names = {
        photo: ['a.png'],
        carousel: ['b.png', 'c.png', 'd.png'],
        video: ['e.mp4'],
        story: ['f.png'],
      }[kind];
      const caption = kind === 'story' ? '' : `One ${kind}\n#lumen`;
      const work = await workFor(kind, caption, names.map(file));
      const delivery = createPhoneDelivery({ phones: desk.phones, packs, clock: systemClock, timing });
      const session = await delivery.open(work, log, never);
      if ('kind' in session) expect.fail(session.problem.message);
      {
        await using open = session;
        const prepared = await open.prepare();
        if (prepared.kind !== 'prepared') expect.fail(prepared.problem.message);
        expect(await open.commit()).toMatchObject({ kind: 'published' });
      }
      const { posts, gallery } = await desk.record(serial);
      expect(posts.filter((post) => post.kind === kind)).toMatchObject([
        { platform: 'instagram', handle, caption, files: work.content.files.map(({ sha256 }) => sha256) },
      ]);
      expect(gallery.filter((path) => path.includes('switchyard-'))).toEqual([]);
    });

    test('every act of a session is counted once, and none follows a block', async () => {
      const work = await workFor('warmup', '', []);
      const phone = await connectPhone({ phones: desk.phones, packs, clock: systemClock }, work, log, never);
      if ('kind' in phone) expect.fail(phone.problem.message);
      await using connected = phone;
      const runner = createStepRunner(connected.eyes, log);
      const opened = await engagement.open(runner, handle);
      if (opened.kind === 'stopped') expect.fail(opened.problem.message);
      const author = engagement.nextStory(opened.look) ?? expect.fail('no story');
      expect(await engagement.viewStory(runner, author, 500)).toEqual({ kind: 'done' });
      let post = engagement.post(opened.look);
      if (post?.author === handle) expect(await engagement.like(runner, post)).toEqual({ kind: 'not_here' });
      while (post === null || post.author === handle) {
        const scrolled = await engagement.scrollOn(runner);
        if (scrolled.kind === 'stopped') expect.fail(scrolled.problem.message);
        post = engagement.post(scrolled.look);
      }
      const first = post;
      expect(await engagement.like(runner, first)).toEqual({ kind: 'done' });
      expect(await engagement.comment(runner, first, 'Looks good 🌍')).toEqual({ kind: 'done' });
      expect(await engagement.unfollow(runner, first)).toEqual({ kind: 'done' });
      expect(await engagement.follow(runner, first)).toEqual({ kind: 'done' });
      const { acts } = await desk.record(serial);
      const target = first.author;
      expect(acts.map(({ at: _at, ...act }) => act)).toEqual(
        [
          { kind: 'story_view', target: author, text: '' },
          { kind: 'like', target, text: '' },
          { kind: 'comment', target, text: 'Looks good 🌍' },
          { kind: 'unfollow', target, text: '' },
          { kind: 'follow', target, text: '' },
        ].map((act) => ({ platform: 'instagram', handle, ...act })),
      );
      expect(steps.map(({ outcome }) => outcome)).not.toContain('stopped');

      await desk.order(serial, { kind: 'try_again_later', when: 'after_act' });
      const scrolled = await engagement.scrollOn(runner);
      const next =
        (scrolled.kind === 'done' ? engagement.post(scrolled.look) : null) ?? expect.fail('no post');
      const blocked = { kind: 'stopped', problem: { code: 'action_blocked' }, holdAccount: 'cooldown' };
      expect(await engagement.like(runner, next)).toMatchObject(blocked);
      const before = await desk.record(serial);
      expect(before.acts).toHaveLength(acts.length + 1);
      expect(await engagement.follow(runner, next)).toMatchObject(blocked);
      expect((await desk.record(serial)).taps).toEqual(before.taps);
    });
  },
);
