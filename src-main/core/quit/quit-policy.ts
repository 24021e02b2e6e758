import type { Question } from '../ports.ts';

/** Why the app is about to end. */
export type QuitReason = 'person' | 'session-end';

/** Where the app stands on its way out. */
export type QuitState =
  | { readonly kind: 'staying' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'stopping' }
  | { readonly kind: 'leaving' };

/** What is done about a wish to quit. */
export type QuitDecision = 'leave' | 'ask' | 'stop' | 'wait';

/**
 * A person who quits while runs are going is asked once. At the end of the system's session there is nobody to
 * answer: everything stops cleanly.
 */
export function decideQuit(state: QuitState, reason: QuitReason, runsGoing: number): QuitDecision {
  if (state.kind === 'leaving') return 'leave';
  if (state.kind === 'stopping') return 'wait';
  if (reason === 'session-end') return 'stop';
  if (state.kind === 'asking') return 'wait';
  return runsGoing > 0 ? 'ask' : 'stop';
}

/** The answers to the question, in the order of its buttons. */
export const quitAnswers = ['stop', 'keep-running', 'cancel'] as const;

/** One of them. */
export type QuitAnswer = (typeof quitAnswers)[number];

/** What the person is asked. */
export function quitQuestion(runsGoing: number): Question {
  return {
    type: 'question',
    message: runsGoing === 1 ? 'A run is still going.' : `${runsGoing} runs are still going.`,
    detail: 'Stopping is safe: what has been posted stays, and the runs go on at the next start.',
    buttons: ['Stop and Quit', 'Keep Running in Menu Bar', 'Cancel'],
    defaultId: quitAnswers.indexOf('keep-running'),
    cancelId: quitAnswers.indexOf('cancel'),
  };
}
