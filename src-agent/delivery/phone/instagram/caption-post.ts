import { findElement } from '../../../automation/find.ts';
import type { Look } from '../../../automation/looking.ts';
import type { StepEnd, StepRunner } from '../../../automation/step-runner.ts';
import type { Step } from '../../../automation/step.ts';
import { evenSpaced } from '../../../automation/words.ts';
import { fieldHolds } from '../post-facts.ts';

const screenMs = 15_000;

/** Writes the caption on the screen that shows, and ends where only the tap on Share is missing. */
export async function captionPost(runner: StepRunner, caption: string, look: Look): Promise<StepEnd> {
  let screen = look.screen;
  if (evenSpaced(caption) !== '') {
    const written = await runner.run(writeCaption(caption));
    if (written.kind === 'stopped') return written;
    screen = written.look.screen;
  }
  return runner.run(screen === 'caption_keyboard' ? closeKeyboard(caption) : readyToShare(caption));
}

/** Types the caption and sees it stand in the field. */
function writeCaption(caption: string): Step {
  return {
    name: 'write_caption',
    title: 'Write the caption',
    expects: ['caption', 'caption_keyboard'],
    act: { kind: 'type', element: 'field', text: caption },
    until: ['caption', 'caption_keyboard'],
    also: (look) => fieldHolds(look, caption),
    timeoutMs: screenMs,
  };
}

/** Closes the keyboard; ends where one tap on Share is all that is missing. */
function closeKeyboard(caption: string): Step {
  return { ...readyToShare(caption), expects: ['caption_keyboard'], act: { kind: 'tap', element: 'ok' } };
}

/** Sees that the caption stands there and that Share can be pressed. */
function readyToShare(caption: string): Step {
  return {
    name: 'ready',
    title: 'Check the post before sharing',
    expects: ['caption'],
    act: { kind: 'look' },
    until: ['caption'],
    also: (look) => fieldHolds(look, caption) && findElement(look.view, 'caption', 'share').found,
    timeoutMs: screenMs,
  };
}
