import { accountName } from '../../../../src-shared/account-name.ts';
import type { Evidence } from '../../../../src-shared/domain/job.ts';
import type { StepRunner } from '../../../automation/step-runner.ts';
import type { Checked, Stopped, Work } from '../../delivery.ts';
import type { SeenKeys } from '../../evidence.ts';
import type { CheckTiming } from '../check-post.ts';
import type { Verdict } from '../judge.ts';
import { judgeNewest } from '../judge-newest.ts';
import { newestFromEvidence } from '../newest-posts.ts';
import { openOwnProfile } from '../own-profile.ts';
import { readTwice } from '../read-twice.ts';
import { readNewestVideos } from './newest-videos.ts';

type Reading = { readonly kind: 'read'; readonly verdict: Verdict; readonly shown: string | null };

const longestQuote = 300;

/**
 * Finds out by reading alone whether an earlier attempt posted its video. The profile tells no number of videos, so the newest
 * ones are compared with those of before. "Not published" needs two reads some time apart, because it allows another attempt.
 */
export async function checkVideo(
  runner: StepRunner,
  work: Work,
  before: Evidence,
  timing: CheckTiming,
): Promise<Checked> {
  const read = await readTwice(runner.eyes, timing.recheckMs, () =>
    readProfile(runner, work, before, timing),
  );
  return read.kind === 'stopped' ? read : conclude(runner, read.reading, read.reads);
}

async function readProfile(
  runner: StepRunner,
  { account, content }: Work,
  before: Evidence,
  timing: CheckTiming,
): Promise<Reading | Stopped> {
  const profile = await openOwnProfile(runner, account.handle, { waitMs: timing.uploadMs });
  if (profile.kind === 'stopped') return profile;
  const now = await readNewestVideos(runner, profile.look);
  if (now.kind === 'stopped') return now;
  return {
    kind: 'read',
    verdict: judgeNewest(newestFromEvidence(before), now.newest, account.handle, content.caption),
    shown: now.newest?.texts[0]?.slice(0, longestQuote) ?? null,
  };
}

function conclude({ eyes }: StepRunner, { verdict, shown }: Reading, reads: number): Checked {
  const evidence: Evidence = { seenCaption: shown, seenCount: null, reads } satisfies SeenKeys;
  if (verdict !== 'undecided') return { kind: verdict, evidence };
  const { appName, handle, phone } = eyes.scene;
  return {
    kind: 'undecided',
    evidence,
    problem: {
      code: 'outcome_unknown',
      message: `The profile of ${accountName(handle)} does not tell whether the video was posted: ${shown === null ? 'its newest video could not be read' : `the newest one says “${shown.slice(0, 80)}”`}.`,
      nextAction: `Look at the profile of ${accountName(handle)} in ${appName} on phone ${phone} and say whether the video is there.`,
    },
  };
}
