import { accountName } from '../../../src-shared/account-name.ts';
import type { Evidence } from '../../../src-shared/domain/job.ts';
import { choose } from '../../automation/choosing.ts';
import type { Eyes, Look, Pace, Sighting } from '../../automation/looking.ts';
import { lookUntil } from '../../automation/looking.ts';
import type { Recorded, Touched } from '../../automation/step-recorder.ts';
import type { StepRunner } from '../../automation/step-runner.ts';
import { pressed } from '../../automation/step-target.ts';
import { stop } from '../../automation/stops.ts';
import { PhoneError } from '../../devices/phone-driver.ts';
import type { Committed, Stopped } from '../delivery.ts';
import { homeScreens } from './common-steps.ts';
import { readText } from './post-facts.ts';

/** Times in milliseconds: how long the outcome is watched for, and how long a silent end of an upload is. */
export type ShareTiming = { readonly uploadMs: number; readonly quietMs: number };

/**
 * The committing button and the screens it stands on, then what may show while the upload is watched. The names of the
 * outcome's screens are the same in every pack: home, uploading, done_posting, media_refused.
 */
export type Sharing = {
  readonly screens: readonly string[];
  readonly element: string;
  readonly patient: readonly string[];
};

/** Share on the caption screen, which leads to the home screen. */
export const usualSharing: Sharing = {
  screens: ['caption'],
  element: 'share',
  patient: ['caption', 'own_profile', ...homeScreens],
};

const step = { name: 'share', title: 'Share the post' };
/** An upload takes seconds, and what is said of it stays for some. */
const pace: Pace = { firstMs: 100, nextMs: 60, slowestMs: 150 };

/**
 * The committing tap and the watch for what comes of it. The tap is made once, whatever happens: an answer that
 * gets lost, a screen that does not change, anything but a plain yes or no leaves the outcome unknown. `eyes`
 * must not be cut off by an abort. `refusedBefore`: a refused upload of earlier stood on the home screen, so
 * that row proves nothing.
 */
export async function sharePost(
  sharing: Sharing,
  runner: StepRunner,
  eyes: Eyes,
  refusedBefore: boolean,
  timing: ShareTiming,
): Promise<Committed> {
  return runner.record(step, async () => {
    const choice = await choose(eyes, {
      screens: sharing.screens,
      element: sharing.element,
      parameters: {},
      steady: true,
      focused: false,
      settleMs: 3000,
      first: null,
    });
    if (choice.kind === 'stopped') return written(unknownBecause(choice.stopped), null, choice.look);
    const why = choice.finding.why;
    try {
      await eyes.driver.tap(choice.finding.tapPoint);
    } catch (error) {
      // Only an answer that came late leaves a session that can still look.
      if (!(error instanceof PhoneError) || error.code !== 'timeout') throw error;
    }
    const watch = watchUpload(sharing, eyes, refusedBefore, timing);
    const sighting = await lookUntil(eyes, watch.awaited);
    const on = { basis: choice.look.source, target: pressed(sharing.element, choice) };
    return written(outcome(sighting, watch.seen(), eyes), why, sighting.look, on);
  });
}

function watchUpload(
  sharing: Sharing,
  eyes: Eyes,
  refusedBefore: boolean,
  { uploadMs, quietMs }: ShareTiming,
) {
  const texts: string[] = [];
  let uploadingAt: number | null = null;
  return {
    seen: () => texts,
    awaited: {
      accept(look: Look): boolean {
        const text = readText(look, 'status');
        if (text !== null && texts.at(-1) !== text) texts.push(text);
        if (look.screen === 'uploading') uploadingAt = eyes.clock.now();
        if (look.screen === 'done_posting') return true;
        if (look.screen === 'media_refused') return !refusedBefore;
        return look.screen === 'home' && uploadingAt !== null && eyes.clock.now() - uploadingAt >= quietMs;
      },
      patient: sharing.patient,
      expected: homeScreens,
      timeoutMs: uploadMs,
      settleMs: uploadMs,
      pace,
    },
  };
}

function outcome(sighting: Sighting, texts: readonly string[], eyes: Eyes): Committed {
  const evidence: Evidence = { seen: texts.join(' → ') };
  if (sighting.kind === 'stopped') return unknownBecause(sighting.stopped);
  const { screen } = sighting.look;
  const { appName, handle, phone } = eyes.scene;
  if (sighting.kind === 'seen' && screen === 'done_posting') return { kind: 'published', evidence };
  if (sighting.kind === 'seen' && screen === 'media_refused')
    return {
      kind: 'rejected',
      problem: {
        code: 'media_rejected',
        message: `${appName} refused the post of ${accountName(handle)}: “${texts.at(-1) ?? ''}”.`,
        nextAction: 'Use another file (not too small, no unusual proportions) and start it again.',
      },
    };
  return {
    kind: 'unknown',
    problem: {
      code: 'outcome_unknown',
      message: `Share was tapped for ${accountName(handle)}, and ${appName} did not say whether the post was published${evidence['seen'] === '' ? '' : ` (it said: ${texts.join(', ')})`}.`,
      nextAction: `Switchyard looks at the profile of ${accountName(handle)} to find out. If it asks you, look at the profile on phone ${phone}.`,
    },
  };
}

function unknownBecause({ problem, holdAccount }: Stopped): Committed {
  return { kind: 'unknown', problem, ...(holdAccount ? { holdAccount } : {}) };
}

function written(
  result: Committed,
  selector: string | null,
  look: Look,
  on: Touched = {},
): Recorded<Committed> {
  const published = result.kind === 'published';
  return {
    result,
    written: {
      outcome: published ? 'done' : 'stopped',
      selector,
      problem: published ? null : result.problem,
      look,
      ...on,
    },
  };
}

/** What a phone that failed during or after the tap leaves behind. */
export function lostOutcome({ scene }: Eyes, error: PhoneError): Committed {
  const { handle, phone } = scene;
  return unknownBecause(
    stop(
      'outcome_unknown',
      'person',
      `The phone was lost while the post of ${accountName(handle)} was shared (${error.code.replaceAll('_', ' ')}).`,
      `Switchyard looks at the profile of ${accountName(handle)} when phone ${phone} is back.`,
    ),
  );
}
