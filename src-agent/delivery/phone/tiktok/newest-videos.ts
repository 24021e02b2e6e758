import type { Look } from '../../../automation/looking.ts';
import type { StepRunner } from '../../../automation/step-runner.ts';
import type { Step } from '../../../automation/step.ts';
import type { Stopped } from '../../delivery.ts';
import { openNewestPost } from '../common-steps.ts';
import type { NewestPosts } from '../judge-newest.ts';
import { readText } from '../post-facts.ts';
import { swipeToNext } from './scroll-on.ts';
import { has } from './watching.ts';

/** So many descriptions tell a profile from what it was before. */
const wanted = 2;

const backToProfile: Step = {
  name: 'back_to_profile',
  title: 'Go back to the profile',
  expects: ['opened_post'],
  act: { kind: 'back' },
  until: ['own_profile'],
  timeoutMs: 15_000,
};

/**
 * The descriptions of the newest videos, read one after the other from the own profile, which tells neither them nor how many
 * there are; ends on the profile again. `newest` is null where they cannot be read.
 */
export async function readNewestVideos(
  runner: StepRunner,
  profile: Look,
): Promise<{ readonly kind: 'read'; readonly newest: NewestPosts | null } | Stopped> {
  const pinned = has(profile, 'pinned');
  if (has(profile, 'no_videos')) return { kind: 'read', newest: { texts: [], whole: true, pinned } };
  if (!has(profile, 'newest_post')) return { kind: 'read', newest: null };
  const opened = await runner.run(openNewestPost);
  if (opened.kind === 'stopped') return opened;
  const texts = [readText(opened.look, 'caption') ?? ''];
  let { look } = opened;
  while (texts.length < wanted) {
    const next = await swipeToNext(runner, look);
    if (next.kind === 'stopped') return next;
    if (next.kind === 'last') break;
    look = next.look;
    texts.push(readText(look, 'caption') ?? '');
  }
  const back = await runner.run(backToProfile);
  if (back.kind === 'stopped') return back;
  return { kind: 'read', newest: { texts, whole: false, pinned } };
}
