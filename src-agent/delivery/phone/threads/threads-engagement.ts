import { assertNever } from '../../../../src-shared/assert-never.ts';
import type { WarmupSource } from '../../../../src-shared/domain/warmup.ts';
import { findElement } from '../../../automation/find.ts';
import type { Look } from '../../../automation/looking.ts';
import type { StepEnd, StepRunner } from '../../../automation/step-runner.ts';
import type { Stopped } from '../../delivery.ts';
import { deedOf } from '../deed-end.ts';
import type { Deed, Engagement, FeedPost } from '../engagement.ts';
import { openFeed } from '../open-feed.ts';
import { middlePost, rowOf, toNextPost } from './feed-rows.ts';
import {
  askToUnfollow,
  backToFeed,
  closeSearch,
  follow,
  like,
  lookAtFeed,
  openAuthor,
  openHome,
  openReply,
  openResult,
  openSearch,
  readFeed,
  scrollBy,
  seeRest,
  searchFor,
  sendReply,
  unfollow,
  writeReply,
} from './feed-steps.ts';

const notHere = { kind: 'not_here' } as const;
const already = { kind: 'already' } as const;

/** Reading Threads and acting in it. The app has no stories. */
export const threadsEngagement: Engagement = {
  open: openFeed(openHome),

  async enter(runner, source) {
    // The phone was left alone since it was last looked at.
    const seen = await runner.run(readFeed);
    if (seen.kind === 'stopped') return seen;
    const opened = await runner.run(openHome);
    if (opened.kind === 'stopped') return opened;
    const home = await runner.run(seeRest(runner.eyes.clock));
    if (home.kind === 'stopped') return home;
    const wanted = wantedOf(source);
    if (wanted === null) return { kind: 'there', look: home.look };
    // The search may be missing from what the app tells about itself.
    if (home.look.screen === null || !findElement(home.look.view, home.look.screen, 'search').found)
      return notHere;
    const search = await runner.run(openSearch);
    if (search.kind === 'stopped') return search;
    const offered = await runner.run(searchFor(wanted));
    if (offered.kind === 'stopped') return wasTapped(offered) ? leaveSearch(runner) : offered;
    const result = await runner.run(
      openResult(wanted, source.kind === 'hashtag' ? 'tag_feed' : 'other_profile'),
    );
    return result.kind === 'stopped' ? result : { kind: 'there', look: result.look };
  },

  post: middlePost,

  async scrollOn(runner) {
    const seen = await runner.run(readFeed);
    return seen.kind === 'stopped' ? seen : runner.run(scrollBy(toNextPost(seen.look)));
  },

  async like(runner, post) {
    const seen = await lookAt(runner, post);
    if (seen.kind !== 'here') return seen;
    return seen.liked ? already : pressed(await runner.run(like(post)));
  },

  follow: (runner, post) =>
    atAuthor(runner, post, async (look) =>
      shows(look, 'following') ? already : pressed(await runner.run(follow)),
    ),

  unfollow: (runner, post) =>
    atAuthor(runner, post, async (look) => {
      if (shows(look, 'follow')) return already;
      const asked = await runner.run(askToUnfollow);
      return asked.kind === 'stopped' ? asked : pressed(await runner.run(unfollow));
    }),

  async comment(runner, post, text) {
    const seen = await lookAt(runner, post);
    if (seen.kind !== 'here') return seen;
    const opened = await runner.run(openReply(post));
    if (opened.kind === 'stopped') return notTapped(opened);
    const written = await runner.run(writeReply(text));
    if (written.kind === 'stopped') return written;
    return pressed(await runner.run(sendReply));
  },

  nextStory: () => null,

  viewStory: () => Promise.resolve(notHere),
};

/** What is typed into the search to get there; null for the home feed. */
function wantedOf(source: WarmupSource): string | null {
  switch (source.kind) {
    case 'home':
      return null;
    case 'account':
      return source.handle;
    case 'hashtag':
      return `#${source.tag}`;
    default:
      return assertNever(source);
  }
}

async function leaveSearch(runner: StepRunner): Promise<typeof notHere | Stopped> {
  const home = await runner.run(closeSearch);
  return home.kind === 'stopped' ? home : notHere;
}

/** Sees the post again before anything is done to it; the account's own posts are left alone. */
async function lookAt(
  runner: StepRunner,
  post: FeedPost,
): Promise<
  { readonly kind: 'here'; readonly look: Look; readonly liked: boolean } | typeof notHere | Stopped
> {
  if (post.author === runner.eyes.scene.handle) return notHere;
  const seen = await runner.run(lookAtFeed);
  if (seen.kind === 'stopped') return seen;
  const row = rowOf(seen.look, post);
  return row ? { kind: 'here', look: seen.look, liked: row.post.liked } : notHere;
}

/** Does something on the profile of the post's author, and comes back to where the post stands. */
async function atAuthor(
  runner: StepRunner,
  post: FeedPost,
  act: (look: Look) => Promise<Deed>,
): Promise<Deed> {
  const seen = await lookAt(runner, post);
  if (seen.kind !== 'here') return seen;
  if (seen.look.screen === 'other_profile')
    return shows(seen.look, 'follow') || shows(seen.look, 'following') ? act(seen.look) : notHere;
  const opened = await runner.run(openAuthor(post));
  if (opened.kind === 'stopped') return notTapped(opened);
  const deed = await act(opened.look);
  if (deed.kind === 'stopped') return deed;
  const back = await runner.run(backToFeed);
  return back.kind === 'stopped' ? back : deed;
}

function shows(look: Look, element: 'follow' | 'following'): boolean {
  return findElement(look.view, 'other_profile', element).found;
}

/** What a step that presses something of a post came to. */
function pressed(end: StepEnd): Deed {
  const deed = deedOf(end);
  return deed.kind === 'stopped' ? notTapped(deed) : deed;
}

/** The post went out of sight before anything of it was tapped: that is no reason to stop. */
function notTapped(end: Stopped): typeof notHere | Stopped {
  return end.problem.code === 'element_missing' ? notHere : end;
}

/** The screen stayed as it was after the step did its part. */
function wasTapped({ problem }: Stopped): boolean {
  return problem.code === 'timeout';
}
