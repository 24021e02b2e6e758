import { accountName } from '../../../../src-shared/account-name.ts';
import type { Evidence } from '../../../../src-shared/domain/job.ts';
import type { StepRunner } from '../../../automation/step-runner.ts';
import type { Checked, Stopped, Work } from '../../delivery.ts';
import type { CheckTiming } from '../check-post.ts';
import type { Verdict } from '../judge.ts';
import { openOwnProfile } from '../own-profile.ts';
import { readTwice } from '../read-twice.ts';
import { readStory } from './story-facts.ts';

type Reading = { readonly kind: 'read'; readonly verdict: Verdict; readonly now: boolean | null };

/**
 * Finds out by reading alone whether an earlier attempt shared its story. Only an account that had none before can tell;
 * "not shared" needs two reads some time apart.
 */
export async function checkStory(
  runner: StepRunner,
  work: Work,
  before: Evidence,
  timing: CheckTiming,
): Promise<Checked> {
  const read = await readTwice(runner.eyes, timing.recheckMs, () =>
    readStories(runner, work, before, timing),
  );
  return read.kind === 'stopped' ? read : conclude(runner, read.reading, read.reads);
}

async function readStories(
  runner: StepRunner,
  work: Work,
  before: Evidence,
  timing: CheckTiming,
): Promise<Reading | Stopped> {
  const profile = await openOwnProfile(runner, work.account.handle, { waitMs: timing.uploadMs });
  if (profile.kind === 'stopped') return profile;
  const now = readStory(profile.look);
  if (before['storyBefore'] !== false || now === null) return { kind: 'read', verdict: 'undecided', now };
  return { kind: 'read', verdict: now ? 'published' : 'not_published', now };
}

function conclude({ eyes }: StepRunner, { verdict, now }: Reading, reads: number): Checked {
  const evidence: Evidence = { storyNow: now, reads };
  if (verdict !== 'undecided') return { kind: verdict, evidence };
  const { appName, handle, phone } = eyes.scene;
  return {
    kind: 'undecided',
    evidence,
    problem: {
      code: 'outcome_unknown',
      message: `The profile of ${accountName(handle)} does not tell whether the story was shared: it had one before, or shows nothing about it.`,
      nextAction: `Look at the story of ${accountName(handle)} in ${appName} on phone ${phone} and say whether it is there.`,
    },
  };
}
