import { findElement } from '../../../../automation/find.ts';
import type { Look } from '../../../../automation/looking.ts';
import type { StepEnd, StepRunner } from '../../../../automation/step-runner.ts';
import type { Step } from '../../../../automation/step.ts';
import { evenSpaced } from '../../../../automation/words.ts';
import { afterReturn, deedOf } from '../../deed-end.ts';
import type { Deed, FeedPost } from '../../engagement.ts';
import { fieldHolds } from '../../post-facts.ts';
import { feedScreens } from './feed.ts';
import { changeMs, leaveByBack, screenMs, seePost, tapOnPost } from './feed-steps.ts';

/** Writes a comment under a post that is on the screen, in the sheet that opens over it. */
export async function commentPost(runner: StepRunner, post: FeedPost, text: string): Promise<Deed> {
  const seen = await seePost(runner, post, 'comment');
  if (seen.kind !== 'seen') return seen;
  const sheet = await runner.run(openComments(post));
  if (sheet.kind === 'stopped') return sheet;
  const deed = await send(runner, sheet.look, text);
  return deed.kind === 'stopped' ? deed : afterReturn(deed, await closeComments(runner));
}

async function send(runner: StepRunner, look: Look, text: string): Promise<Deed> {
  if (!findElement(look.view, 'comments', 'field').found) return { kind: 'not_here' };
  const written = await runner.run(writeComment(text));
  if (written.kind === 'stopped') return written;
  return deedOf(await runner.run(sendComment(text)));
}

function openComments(post: FeedPost): Step {
  return tapOnPost(post, 'comment', {
    name: 'open_comments',
    title: `Open the comments of @${post.author}'s post`,
    until: ['comments'],
    timeoutMs: screenMs,
  });
}

function writeComment(text: string): Step {
  return {
    name: 'write_comment',
    title: 'Write the comment',
    expects: ['comments'],
    act: { kind: 'type', element: 'field', text },
    until: ['comments'],
    also: (look) => fieldHolds(look, text),
    timeoutMs: screenMs,
  };
}

/** The comment was sent when it stands in the list and no longer in the field. */
function sendComment(text: string): Step {
  return {
    name: 'send_comment',
    title: 'Send the comment',
    expects: ['comments'],
    act: { kind: 'tap', element: 'send' },
    until: ['comments'],
    also: (look) => !fieldHolds(look, text) && stands(look, text),
    timeoutMs: changeMs,
  };
}

function stands(look: Look, text: string): boolean {
  const field = findElement(look.view, 'comments', 'field');
  const wanted = evenSpaced(text);
  return look.view.tree.nodes.some(
    (node) =>
      (!field.found || node !== field.node) &&
      [node.text, node.description].some((said) => said !== null && evenSpaced(said).endsWith(wanted)),
  );
}

function closeComments(runner: StepRunner): Promise<StepEnd> {
  return leaveByBack(runner, {
    name: 'close_comments',
    title: 'Close the comments',
    expects: ['comments'],
    until: feedScreens,
  });
}
