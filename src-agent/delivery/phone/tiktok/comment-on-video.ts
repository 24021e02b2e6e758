import { findElement } from '../../../automation/find.ts';
import type { Look } from '../../../automation/looking.ts';
import type { StepRunner } from '../../../automation/step-runner.ts';
import type { Step } from '../../../automation/step.ts';
import { afterReturn, deedOf } from '../deed-end.ts';
import type { Deed, FeedPost } from '../engagement.ts';
import { fieldHolds } from '../post-facts.ts';
import { changeMs } from './act-on-video.ts';
import { seeVideo } from './scroll-on.ts';
import { has, shows, watchingScreens } from './watching.ts';

const screenMs = 15_000;

/** Writes a comment under the video, in the panel that opens over it. */
export async function commentOnVideo(runner: StepRunner, post: FeedPost, text: string): Promise<Deed> {
  const seen = await runner.run(seeVideo);
  if (seen.kind === 'stopped') return seen;
  if (!shows(seen.look, post) || !has(seen.look, 'comments')) return { kind: 'not_here' };
  const panel = await runner.run(openComments);
  if (panel.kind === 'stopped') return panel;
  const deed = await send(runner, panel.look, text);
  return deed.kind === 'stopped' ? deed : afterReturn(deed, await runner.run(closeComments));
}

async function send(runner: StepRunner, panel: Look, text: string): Promise<Deed> {
  if (!has(panel, 'field')) return { kind: 'not_here' };
  const written = await runner.run(writeComment(text));
  if (written.kind === 'stopped') return written;
  return deedOf(await runner.run(sendComment(text)));
}

const openComments: Step = {
  name: 'open_comments',
  title: 'Open the comments',
  expects: watchingScreens,
  act: { kind: 'tap', element: 'comments' },
  until: ['comments'],
  timeoutMs: screenMs,
};

function writeComment(text: string): Step {
  return {
    name: 'write_comment',
    title: 'Write the comment',
    expects: ['comments'],
    act: { kind: 'type', element: 'field', text },
    until: ['comments'],
    also: (look) => fieldHolds(look, text) && has(look, 'send'),
    timeoutMs: screenMs,
  };
}

/** The comment was sent when it stands in the list and no longer in the field. */
function sendComment(text: string): Step {
  return {
    name: 'send_comment',
    title: 'Send the comment',
    expects: ['comments'],
    act: { kind: 'tap', element: 'send', steady: true },
    until: ['comments'],
    also: (look) =>
      !fieldHolds(look, text) && findElement(look.view, 'comments', 'own_comment', { text }).found,
    timeoutMs: changeMs,
  };
}

const closeComments: Step = {
  name: 'close_comments',
  title: 'Close the comments',
  expects: ['comments'],
  act: { kind: 'tap', element: 'close' },
  until: watchingScreens,
  timeoutMs: screenMs,
};
