import type { Among } from '../../../../automation/find.ts';
import { findEach } from '../../../../automation/find.ts';
import { type Look, lookOnce } from '../../../../automation/looking.ts';
import type { StepRunner } from '../../../../automation/step-runner.ts';
import type { Step } from '../../../../automation/step.ts';
import { comparable } from '../../../../automation/words.ts';
import { homeScreens } from '../../common-steps.ts';
import type { Deed } from '../../engagement.ts';
import { readText } from '../../post-facts.ts';
import { feedScreens } from './feed.ts';
import { backToFeed, screenMs, seeFeed } from './feed-steps.ts';

/** How often a story that is watched is looked at, in milliseconds. */
const glanceMs = 1000;

/** Whose story is the first unseen one in the row; null when there is none or the row is not on the screen. */
export function nextStory(look: Look): string | null {
  return unseen(look)[0]?.author ?? null;
}

/**
 * Opens somebody's story and leaves it after that time, or as soon as the app went on to somebody else's by itself:
 * that one would be a view nobody asked for.
 */
export async function viewStory(runner: StepRunner, author: string, watchMs: number): Promise<Deed> {
  const seen = await runner.run(seeFeed);
  if (seen.kind === 'stopped') return seen;
  if (!unseen(seen.look).some((story) => story.author === author)) return { kind: 'not_here' };
  const opened = await runner.run(openStory(author));
  if (opened.kind === 'stopped') return opened;
  await watch(runner, author, watchMs);
  const left = await runner.run(seeWhatIsLeft);
  if (left.kind === 'stopped') return left;
  // A story that ended by itself leads back to the feed, where one more press would leave the app.
  if (left.look.screen !== 'story_viewer') return { kind: 'done' };
  const back = await runner.run(backToFeed(['story_viewer']));
  return back.kind === 'stopped' ? back : { kind: 'done' };
}

const seeWhatIsLeft: Step = {
  name: 'see_story',
  title: 'Look at what the story left',
  expects: [],
  act: { kind: 'look' },
  until: ['story_viewer', ...feedScreens],
  timeoutMs: screenMs,
};

async function watch({ eyes }: StepRunner, author: string, watchMs: number): Promise<void> {
  const until = eyes.clock.now() + watchMs;
  while (eyes.clock.now() < until && !eyes.signal.aborted) {
    await eyes.clock.delay(Math.min(glanceMs, until - eyes.clock.now()), eyes.signal);
    if (!showsStoryOf(await lookOnce(eyes), author)) return;
  }
}

function openStory(author: string): Step {
  return {
    name: 'open_story',
    title: `Open the story of @${author}`,
    expects: homeScreens,
    act: {
      kind: 'tap',
      element: 'unseen_story',
      steady: true,
      among: (look): Among => {
        const story = unseen(look).find((one) => one.author === author);
        return story ? (node) => node === story.node : () => false;
      },
    },
    until: ['story_viewer'],
    also: (look) => showsStoryOf(look, author),
    timeoutMs: screenMs,
  };
}

function showsStoryOf(look: Look, author: string): boolean {
  return look.screen === 'story_viewer' && comparable(readText(look, 'story_author') ?? '') === author;
}

/** The unseen stories of the row with the names that stand below them. */
function unseen(look: Look) {
  const { screen, view } = look;
  if (screen === null || !homeScreens.includes(screen)) return [];
  const names = findEach(view, screen, 'story_name');
  return findEach(view, screen, 'unseen_story').flatMap((node) => {
    const { left, right } = node.bounds;
    const name = names.find(({ bounds }) => {
      const centre = (bounds.left + bounds.right) / 2;
      return centre >= left && centre < right;
    });
    return name?.text ? [{ node, author: comparable(name.text) }] : [];
  });
}
