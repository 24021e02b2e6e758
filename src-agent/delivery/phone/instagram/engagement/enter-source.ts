import type { WarmupSource } from '../../../../../src-shared/domain/warmup.ts';
import { assertNever } from '../../../../../src-shared/assert-never.ts';
import { findElement } from '../../../../automation/find.ts';
import type { StepEnd, StepRunner } from '../../../../automation/step-runner.ts';
import type { Step } from '../../../../automation/step.ts';
import { homeScreens } from '../../common-steps.ts';
import { atRest } from '../../at-rest.ts';
import type { Entered } from '../../engagement.ts';
import { fieldHolds, showsHandle } from '../../post-facts.ts';
import { feedScreens, itemsOn } from './feed.ts';
import { leaveByBack, screenMs } from './feed-steps.ts';
import { nextStory } from './stories.ts';

/** Every screen that shows the tabs, where a source of posts can be left. */
const tabbed = [...feedScreens, 'own_profile', 'other_profile', 'search', 'hashtag_page', 'reels'];
const mostTaps = 3;

const goHome: Step = {
  name: 'open_home',
  title: 'Go to the home feed',
  expects: tabbed,
  act: { kind: 'tap', element: 'home_tab' },
  until: homeScreens,
  timeoutMs: screenMs,
};

/** The tab may first show what was left open in it; tapping it again leads to its first screen. */
const openSearch: Step = {
  name: 'open_search',
  title: 'Open the search',
  expects: tabbed,
  act: { kind: 'tap', element: 'search_tab' },
  until: ['search', 'search_typing', 'opened_post', 'other_profile', 'hashtag_page'],
  timeoutMs: screenMs,
};

/** While somebody types, the keyboard lies over the tabs. */
const leaveTyping = {
  name: 'leave_search',
  title: 'Leave the search',
  expects: ['search_typing'],
  until: ['search', ...homeScreens],
};

const openField: Step = {
  name: 'open_search_field',
  title: 'Open the search field',
  expects: ['search'],
  act: { kind: 'tap', element: 'field' },
  until: ['search_typing'],
  timeoutMs: screenMs,
};

const openFirstPost: Step = {
  name: 'open_first_post',
  title: 'Open the first post',
  expects: ['other_profile', 'hashtag_page'],
  act: { kind: 'tap', element: 'first_post' },
  until: ['opened_post'],
  timeoutMs: screenMs,
};

/** Sees where the phone is now: it was left alone since it was last looked at. */
const seeTabs: Step = {
  name: 'see_tabs',
  title: 'Look at where it is',
  expects: [],
  act: { kind: 'look' },
  until: tabbed,
  timeoutMs: screenMs,
};

/** Goes to the home feed, or to the posts of an account or a hashtag by way of the search. */
export async function enterSource(runner: StepRunner, source: WarmupSource): Promise<Entered> {
  const seen = await runner.run(seeTabs);
  if (seen.kind === 'stopped') return seen;
  switch (source.kind) {
    case 'home': {
      const home = await runner.run(goHome);
      if (home.kind === 'stopped') return home;
      const rest = await runner.run(seeRest(runner));
      return rest.kind === 'stopped' ? rest : { kind: 'there', look: rest.look };
    }
    case 'account':
      return search(runner, source.handle, openAccount(source.handle));
    case 'hashtag':
      return search(runner, `#${source.tag}`, openTag(source.tag));
    default:
      return assertNever(source);
  }
}

function seeRest({ eyes }: StepRunner): Step {
  return {
    name: 'see_home',
    title: 'Look at the home feed',
    expects: homeScreens,
    act: { kind: 'look' },
    until: homeScreens,
    also: atRest(eyes.clock, (look) =>
      JSON.stringify([
        nextStory(look),
        ...itemsOn(look).map(({ post, top }) => [post.author, post.text, top]),
      ]),
    ),
    timeoutMs: screenMs,
  };
}

async function search(runner: StepRunner, query: string, openResult: Step): Promise<Entered> {
  const at = await openTheSearch(runner);
  if (at.kind === 'stopped') return at;
  const field = await runner.run(openField);
  if (field.kind === 'stopped') return field;
  const typed = await runner.run(typeQuery(query));
  if (typed.kind === 'stopped') return typed;
  const result = await runner.run(openResult);
  if (result.kind === 'stopped')
    return result.problem.code === 'element_missing' ? giveUp(runner, true) : result;
  const { look } = result;
  if (!findElement(look.view, look.screen ?? '', 'first_post').found) return giveUp(runner, false);
  const opened = await runner.run(openFirstPost);
  return opened.kind === 'stopped' ? opened : { kind: 'there', look: opened.look };
}

async function openTheSearch(runner: StepRunner): Promise<StepEnd> {
  let at = await runner.run(openSearch);
  for (let tap = 1; tap < mostTaps && at.kind === 'done' && at.look.screen !== 'search'; tap += 1)
    at = await (at.look.screen === 'search_typing'
      ? leaveByBack(runner, leaveTyping)
      : runner.run(openSearch));
  return at;
}

/** The app has no such source: the phone is left on the home feed. */
async function giveUp(runner: StepRunner, typing: boolean): Promise<Entered> {
  if (typing) {
    const left = await leaveByBack(runner, leaveTyping);
    if (left.kind === 'stopped') return left;
  }
  const home = await runner.run(goHome);
  return home.kind === 'stopped' ? home : { kind: 'not_here' };
}

function typeQuery(query: string): Step {
  return {
    name: 'type_query',
    title: `Search for ${query}`,
    expects: ['search_typing'],
    act: { kind: 'type', element: 'field', text: query },
    until: ['search_typing'],
    also: (look) => fieldHolds(look, query),
    timeoutMs: screenMs,
  };
}

function openAccount(handle: string): Step {
  return {
    name: 'open_account',
    title: `Open the profile of @${handle}`,
    expects: ['search_typing'],
    act: { kind: 'tap', element: 'account_result', parameters: { handle } },
    until: ['other_profile'],
    also: (look) => showsHandle(look, handle),
    timeoutMs: screenMs,
  };
}

function openTag(tag: string): Step {
  return {
    name: 'open_tag',
    title: `Open the posts of #${tag}`,
    expects: ['search_typing'],
    act: { kind: 'tap', element: 'tag_result', parameters: { tag } },
    until: ['hashtag_page'],
    timeoutMs: screenMs,
  };
}
