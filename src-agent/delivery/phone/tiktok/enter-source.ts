import type { WarmupSource } from '../../../../src-shared/domain/warmup.ts';
import type { StepRunner } from '../../../automation/step-runner.ts';
import type { Step } from '../../../automation/step.ts';
import { homeScreens, openApp } from '../common-steps.ts';
import type { Entered } from '../engagement.ts';
import { fieldHolds, showsHandle } from '../post-facts.ts';
import { seeVideo } from './scroll-on.ts';
import { has } from './watching.ts';

const screenMs = 15_000;

/** Goes to the home feed, or to the videos of an account or a hashtag by way of the search. */
export async function enterSource(runner: StepRunner, source: WarmupSource): Promise<Entered> {
  const home = await goHome(runner);
  if (home.kind !== 'there' || source.kind === 'home') return home;
  const query = source.kind === 'account' ? source.handle : `#${source.tag}`;
  for (const step of [openSearch, typeQuery(query), sendQuery]) {
    const end = await runner.run(step);
    if (end.kind === 'stopped') return end;
  }
  const place = await runner.run(source.kind === 'account' ? openAccount(source.handle) : openTag(query));
  if (place.kind === 'stopped') return place.problem.code === 'element_missing' ? giveUp(runner) : place;
  if (!has(place.look, 'first_video')) return giveUp(runner);
  const opened = await runner.run(openFirstVideo);
  return opened.kind === 'stopped' ? opened : { kind: 'there', look: opened.look };
}

/** From a video of a grid the quickest safe way home is to start the app again. */
async function goHome(runner: StepRunner): Promise<Entered> {
  const seen = await runner.run(seeVideo);
  if (seen.kind === 'stopped') return seen;
  if (homeScreens.includes(seen.look.screen ?? '')) return { kind: 'there', look: seen.look };
  return startAgain(runner);
}

async function startAgain(runner: StepRunner): Promise<Entered> {
  const started = await runner.run(openApp(runner.eyes.scene.appName, null));
  return started.kind === 'stopped' ? started : { kind: 'there', look: started.look };
}

/** There is no such source: the phone is left on the home feed. */
async function giveUp(runner: StepRunner): Promise<Entered> {
  const home = await startAgain(runner);
  return home.kind === 'there' ? { kind: 'not_here' } : home;
}

const openSearch: Step = {
  name: 'open_search',
  title: 'Open the search',
  expects: homeScreens,
  act: { kind: 'tap', element: 'search' },
  until: ['search'],
  timeoutMs: screenMs,
};

function typeQuery(query: string): Step {
  return {
    name: 'type_query',
    title: `Search for ${query}`,
    expects: ['search'],
    act: { kind: 'type', element: 'field', text: query },
    until: ['search'],
    also: (look) => fieldHolds(look, query),
    timeoutMs: screenMs,
  };
}

const sendQuery: Step = {
  name: 'send_query',
  title: 'Send the search',
  expects: ['search'],
  act: { kind: 'tap', element: 'submit' },
  until: ['search_results'],
  timeoutMs: screenMs,
};

function openAccount(handle: string): Step {
  return {
    name: 'open_account',
    title: `Open the profile of @${handle}`,
    expects: ['search_results'],
    act: { kind: 'tap', element: 'result', parameters: { query: handle } },
    until: ['other_profile'],
    also: (look) => showsHandle(look, handle),
    timeoutMs: screenMs,
  };
}

function openTag(query: string): Step {
  return {
    name: 'open_tag',
    title: `Open the videos of ${query}`,
    expects: ['search_results'],
    act: { kind: 'tap', element: 'result', parameters: { query } },
    until: ['hashtag'],
    timeoutMs: screenMs,
  };
}

const openFirstVideo: Step = {
  name: 'open_first_video',
  title: 'Open the first video',
  expects: ['other_profile', 'hashtag'],
  act: { kind: 'tap', element: 'first_video' },
  until: ['opened_post'],
  timeoutMs: screenMs,
};
