import { extname } from 'node:path';
import type { Evidence } from '../../../src-shared/domain/job.ts';
import type { Eyes } from '../../automation/looking.ts';
import { throwIfAborted } from '../../automation/looking.ts';
import { createStepRunner } from '../../automation/step-runner.ts';
import type { Phones } from '../../devices/phone-driver.ts';
import { PhoneError } from '../../devices/phone-driver.ts';
import type {
  Committed,
  DeliverySession,
  Left,
  PhoneWork,
  Prepared,
  StepLog,
  Stopped,
  WorkFile,
} from '../delivery.ts';
import type { PhoneConnection } from './connect-phone.ts';
import type { PostFlow } from './phone-app.ts';
import { isStopped, orStopped, plainStep } from './plain-step.ts';
import { lostOutcome, sharePost } from './share-post.ts';

/** Times in milliseconds, see ShareTiming and CheckTiming. */
export type PhoneTiming = { readonly uploadMs: number; readonly quietMs: number; readonly recheckMs: number };

/** What one attempt works with; the phone is let go of when the session is disposed. */
export type SessionParts = {
  readonly phones: Phones;
  readonly timing: PhoneTiming;
  readonly flow: PostFlow;
  readonly work: PhoneWork;
  readonly steps: StepLog;
  readonly phone: PhoneConnection;
};

/** One attempt at one post, on a phone that is connected. */
export function postSession(parts: SessionParts): DeliverySession {
  const { phones, timing, flow, work, steps, phone } = parts;
  const { eyes } = phone;
  const { scene } = eyes;
  const runner = createStepRunner(eyes, steps);
  const pushed: string[] = [];
  let evidence: Evidence = {};

  const push = (): Promise<object | Stopped> =>
    plainStep(steps, scene, { name: 'copy_files', title: copying(work) }, async () => {
      // The last one copied is the newest in the gallery: backwards, so that the first file stands first.
      for (const [at, file] of [...work.content.files.entries()].toReversed())
        pushed.push(await phones.pushMedia(work.lease, file.path, remoteName(work, file, at)));
      return { pushed };
    });

  return {
    async prepare(): Promise<Prepared | Stopped> {
      throwIfAborted(eyes.signal);
      if (work.content.files.length > 0) {
        const copied = await push();
        if (isStopped(copied)) return copied;
      }
      const end = await orStopped(scene, () => flow.prepare(runner, work));
      if (end.kind === 'prepared') evidence = end.evidence;
      return end;
    },

    async commit(): Promise<Committed> {
      throwIfAborted(eyes.signal);
      phone.shield();
      const unbroken: Eyes = { ...eyes, signal: new AbortController().signal };
      const refusedBefore = evidence['refusedUploadBefore'] === true;
      try {
        return await sharePost(flow.sharing, runner, unbroken, refusedBefore, timing);
      } catch (error) {
        if (error instanceof PhoneError) return lostOutcome(eyes, error);
        throw error;
      }
    },

    async leave(): Promise<Left | Stopped> {
      const end = await orStopped(scene, () => flow.leave(runner));
      return end.kind === 'stopped' ? end : { kind: 'left' };
    },

    async [Symbol.asyncDispose](): Promise<void> {
      try {
        for (const path of pushed) await phones.removeMedia(work.lease, path);
      } catch (error) {
        // The phone may be gone, which is no reason to fail: the file is a copy.
        if (!(error instanceof PhoneError)) throw error;
      } finally {
        await phone[Symbol.asyncDispose]();
      }
    },
  };
}

function copying({ content }: PhoneWork): string {
  if (content.files.length > 1) return `Copy ${content.files.length} files to the phone`;
  return content.files[0]?.mime.startsWith('video/') === true
    ? 'Copy the video to the phone'
    : 'Copy the photo to the phone';
}

/** A name no other file on the phone has; the operator's own file name stays on this computer. */
function remoteName({ attemptId }: PhoneWork, { fileName, sha256 }: WorkFile, at: number): string {
  return `switchyard-${attemptId}-${at}-${sha256.slice(0, 12)}${extname(fileName).toLowerCase()}`;
}
