import { accountName } from '../../../../src-shared/account-name.ts';
import type { Evidence } from '../../../../src-shared/domain/job.ts';
import { throwIfAborted } from '../../../automation/looking.ts';
import type { StepRunner } from '../../../automation/step-runner.ts';
import type { Checked, Stopped, Work } from '../../delivery.ts';
import type { CheckTiming } from '../check-post.ts';
import { openApp } from '../common-steps.ts';
import { goToOwnProfile } from '../own-profile.ts';
import { readStory } from './story-facts.ts';

type Reading = { readonly kind: 'read'; readonly now: boolean | null };

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
  const first = await read(runner, work, timing);
  if (first.kind === 'stopped') return first;
  if (before['storyBefore'] !== false || first.now === null) return undecided(runner, first.now);
  if (first.now) return { kind: 'published', evidence: { storyNow: true } };
  const { clock, signal } = runner.eyes;
  await clock.delay(timing.recheckMs, signal);
  throwIfAborted(signal);
  const second = await read(runner, work, timing);
  if (second.kind === 'stopped') return second;
  if (second.now === null) return undecided(runner, second.now);
  const evidence = { storyNow: second.now, reads: 2 };
  return second.now ? { kind: 'published', evidence } : { kind: 'not_published', evidence };
}

async function read(runner: StepRunner, work: Work, { uploadMs }: CheckTiming): Promise<Reading | Stopped> {
  const home = await runner.run(openApp(runner.eyes.scene.appName, { waitMs: uploadMs }));
  if (home.kind === 'stopped') return home;
  const profile = await goToOwnProfile(runner, work.account.handle);
  return profile.kind === 'stopped' ? profile : { kind: 'read', now: readStory(profile.look) };
}

function undecided({ eyes }: StepRunner, now: boolean | null): Checked {
  const { appName, handle, phone } = eyes.scene;
  return {
    kind: 'undecided',
    evidence: { storyNow: now },
    problem: {
      code: 'outcome_unknown',
      message: `The profile of ${accountName(handle)} does not tell whether the story was shared: it had one before, or shows nothing about it.`,
      nextAction: `Look at the story of ${accountName(handle)} in ${appName} on phone ${phone} and say whether it is there.`,
    },
  };
}
