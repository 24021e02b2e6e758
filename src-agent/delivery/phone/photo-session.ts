import { extname } from 'node:path';
import type { Evidence } from '../../../src-shared/domain/job.ts';
import type { Clock } from '../../automation/clock.ts';
import type { Eyes } from '../../automation/looking.ts';
import { throwIfAborted } from '../../automation/looking.ts';
import { createStepRunner } from '../../automation/step-runner.ts';
import type { Phones } from '../../devices/phone-driver.ts';
import { PhoneError } from '../../devices/phone-driver.ts';
import type {
  Checked,
  Committed,
  DeliverySession,
  Prepared,
  StepLog,
  Stopped,
  PhoneWork,
} from '../delivery.ts';
import { checkPhoto } from './check-photo.ts';
import { isStopped, orStopped, plainStep } from './plain-step.ts';
import { photoOf } from './photo-of.ts';
import { preparePhoto } from './prepare-photo.ts';
import { lostOutcome, sharePhoto } from './share-photo.ts';

/** Times in milliseconds, see ShareTiming and CheckTiming. */
export type PhoneTiming = { readonly uploadMs: number; readonly quietMs: number; readonly recheckMs: number };

/** What one attempt works with. `release` lets go of the phone; `shield` keeps an abort from cutting it off. */
export type SessionParts = {
  readonly phones: Phones;
  readonly clock: Clock;
  readonly timing: PhoneTiming;
  readonly work: PhoneWork;
  readonly steps: StepLog;
  readonly eyes: Eyes;
  readonly shield: () => void;
  readonly release: () => Promise<void>;
};

/** One attempt to post one photo, on a phone that is connected. */
export function photoSession(parts: SessionParts): DeliverySession {
  const { phones, timing, work, steps, eyes } = parts;
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
      parts.shield();
      const unbroken: Eyes = { ...eyes, signal: new AbortController().signal };
      try {
        return await sharePhoto(runner, unbroken, refusedBefore, timing);
      } catch (error) {
        if (error instanceof PhoneError) return lostOutcome(eyes, error);
        throw error;
      }
    },

    check(before: Evidence): Promise<Checked> {
      return orStopped(scene, () => checkPhoto(runner, work, before, timing));
    },

    async [Symbol.asyncDispose](): Promise<void> {
      try {
        if (remotePath !== null) await phones.removeMedia(work.lease, remotePath);
      } catch (error) {
        // The phone may be gone, which is no reason to fail: the file is a copy.
        if (!(error instanceof PhoneError)) throw error;
      } finally {
        await parts.release();
      }
    },
  };
}

/** A name no other file on the phone has; the operator's own file name stays on this computer. */
function remoteName({ attemptId, content }: PhoneWork): string {
  const { fileName, sha256 } = photoOf({ content });
  return `switchyard-${attemptId}-${sha256.slice(0, 12)}${extname(fileName).toLowerCase()}`;
}
