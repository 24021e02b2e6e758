import { findElement } from '../../automation/find.ts';
import type { Look } from '../../automation/looking.ts';
import type { StepEnd, StepRunner } from '../../automation/step-runner.ts';
import type { Step } from '../../automation/step.ts';
import { evenSpaced } from '../../automation/words.ts';
import { fieldHolds } from './post-facts.ts';

/** What an app calls its caption and sharing, and how the keyboard over its caption screen is closed. */
export type Captioning = {
  readonly writing: string;
  readonly checking: string;
  readonly closeKeyboard: Step['act'];
};

const screenMs = 15_000;

/** Writes the caption on the screen that shows, and ends where only the tap on the committing button is missing. */
export async function captionPost(
  how: Captioning,
  runner: StepRunner,
  caption: string,
  look: Look,
): Promise<StepEnd> {
  let { screen } = look;
  if (evenSpaced(caption) !== '') {
    const written = await runner.run(writeCaption(how, caption));
    if (written.kind === 'stopped') return written;
    screen = written.look.screen;
  }
  return runner.run(screen === 'caption_keyboard' ? closeKeyboard(how, caption) : readyToShare(how, caption));
}

/** Types the caption and sees it stand in the field. */
function writeCaption({ writing }: Captioning, caption: string): Step {
  return {
    name: 'write_caption',
    title: writing,
    expects: ['caption', 'caption_keyboard'],
    act: { kind: 'type', element: 'field', text: caption },
    until: ['caption', 'caption_keyboard'],
    also: (look) => fieldHolds(look, caption),
    timeoutMs: screenMs,
  };
}

/** Closes the keyboard; ends where one tap on the committing button is all that is missing. */
function closeKeyboard(how: Captioning, caption: string): Step {
  return { ...readyToShare(how, caption), expects: ['caption_keyboard'], act: how.closeKeyboard };
}

/** Sees that the caption stands there and that the committing button can be pressed. */
function readyToShare({ checking }: Captioning, caption: string): Step {
  return {
    name: 'ready',
    title: checking,
    expects: ['caption'],
    act: { kind: 'look' },
    until: ['caption'],
    also: (look) => fieldHolds(look, caption) && findElement(look.view, 'caption', 'share').found,
    timeoutMs: screenMs,
  };
}
