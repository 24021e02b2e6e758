import type { StepEnd, StepRunner } from '../../automation/step-runner.ts';
import type { Step } from '../../automation/step.ts';
import { stop } from '../../automation/stops.ts';
import { homeScreens, openHome } from './common-steps.ts';

const screenMs = 15_000;
const mostBacks = 8;

/**
 * Goes back, screen by screen, from what was prepared to the home screen. `making`: the names of the screens on which
 * a post is made; on any other screen it stops.
 */
export function leavePost(making: readonly string[]): (runner: StepRunner) => Promise<StepEnd> {
  return async (runner) => {
    let at: string | null = null;
    for (let round = 0; round < mostBacks; round += 1) {
      const left = await runner.run(at === 'discard_dialog' ? discarding(making) : goBack(making));
      if (left.kind === 'stopped') return left;
      at = left.look.screen;
      if (at !== null && homeScreens.includes(at)) return left;
      if (at === 'own_profile') return runner.run(openHome);
    }
    const { appName, phone } = runner.eyes.scene;
    return stop(
      'unexpected_screen',
      'person',
      `${appName} on phone ${phone} does not leave the post that was prepared.`,
      `Leave the post on phone ${phone} by hand, without sharing it.`,
    );
  };
}

/** Gives the one safe answer to "Discard?". */
function discarding(making: readonly string[]): Step {
  return {
    name: 'discard',
    title: 'Discard the post that was not shared',
    expects: ['discard_dialog'],
    act: { kind: 'tap', element: 'discard', steady: true },
    until: [...making, 'own_profile', ...homeScreens],
    timeoutMs: screenMs,
  };
}

/** Each screen must give way to another one before back is pressed again. */
function goBack(making: readonly string[]): Step {
  return {
    name: 'leave',
    title: 'Leave the post without sharing it',
    expects: making,
    act: { kind: 'back' },
    until: [...making, 'discard_dialog', 'own_profile', ...homeScreens],
    also: (look, from) => look.screen !== from?.screen,
    timeoutMs: screenMs,
  };
}
