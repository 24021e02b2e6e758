import { extname } from 'node:path';
import type { Eyes } from '../../automation/looking.ts';
import { throwIfAborted } from '../../automation/looking.ts';
import { createStepRunner } from '../../automation/step-runner.ts';
import type { Phones } from '../../devices/phone-driver.ts';
import { PhoneError } from '../../devices/phone-driver.ts';
import type { Committed, DeliverySession, PhoneWork, Prepared, StepLog, Stopped } from '../delivery.ts';
import type { PhoneConnection } from './connect-phone.ts';
import { isStopped, orStopped, plainStep } from './plain-step.ts';
import { photoOf } from './photo-of.ts';
import { preparePhoto } from './prepare-photo.ts';
import { lostOutcome, sharePhoto } from './share-photo.ts';

/** Times in milliseconds, see ShareTiming and CheckTiming. */
export type PhoneTiming = { readonly uploadMs: number; readonly quietMs: number; readonly recheckMs: number };

/** What one attempt works with; the phone is let go of when the session is disposed. */
export type SessionParts = {
  readonly phones: Phones;
  readonly timing: PhoneTiming;
  readonly work: PhoneWork;
  readonly steps: StepLog;
  readonly phone: PhoneConnection;
};

/** One attempt to post one photo, on a phone that is connected. */
export function photoSession(parts: SessionParts): DeliverySession {
  const { phones, timing, work, steps, phone } = parts;
  const { eyes } = phone;
  const { scene } = eyes;
  const runner = createStepRunner(eyes, steps);
  let remotePath: string | null = null;
  let refusedBefore = false;

  const push = () =>
    plainStep(steps, scene, { name: 'copy_photo', title: 'Copy the photo to the phone' }, async () => {
      remotePath = await phones.pushMedia(work.lease, photoOf(work).path, remoteName(work));
      return { remotePath };
    });

  return {
    async prepare(): Promise<Prepared | Stopped> {
      throwIfAborted(eyes.signal);
      const pushed = await push();
      if (isStopped(pushed)) return pushed;
      const end = await orStopped(scene, () => preparePhoto(runner, work));
      refusedBefore = end.kind === 'prepared' && end.evidence['refusedUploadBefore'] === true;
      return end;
    },

    async commit(): Promise<Committed> {
      throwIfAborted(eyes.signal);
      phone.shield();
      const unbroken: Eyes = { ...eyes, signal: new AbortController().signal };
      try {
        return await sharePhoto(runner, unbroken, refusedBefore, timing);
      } catch (error) {
        if (error instanceof PhoneError) return lostOutcome(eyes, error);
        throw error;
      }
    },

    async [Symbol.asyncDispose](): Promise<void> {
      try {
        if (remotePath !== null) await phones.removeMedia(work.lease, remotePath);
      } catch (error) {
        // The phone may be gone, which is no reason to fail: the file is a copy.
        if (!(error instanceof PhoneError)) throw error;
      } finally {
        await phone[Symbol.asyncDispose]();
      }
    },
  };
}

/** A name no other file on the phone has; the operator's own file name stays on this computer. */
function remoteName({ attemptId, content }: PhoneWork): string {
  const { fileName, sha256 } = photoOf({ content });
  return `switchyard-${attemptId}-${sha256.slice(0, 12)}${extname(fileName).toLowerCase()}`;
}
