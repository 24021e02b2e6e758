import type { Stopped } from './delivery.ts';

/**
 * Why the work of a job is asked to stop: a person takes its phone. It stops at its next step border only; a step is never
 * cut in two for it, and what is being shared is finished first.
 */
export class TakenOver extends Error {
  readonly person: string;

  constructor(person: string) {
    super('a person takes the phone');
    this.name = 'TakenOver';
    this.person = person;
  }
}

/** Whether the signal asks to stop at a step border and not at once. */
export function isTakenOver(signal: AbortSignal): boolean {
  return signal.aborted && signal.reason instanceof TakenOver;
}

/** How the attempt ends then: nothing was shared, nothing counts against the job, and it starts over by itself. */
export function stopForPerson({ person }: TakenOver): Stopped {
  return {
    kind: 'stopped',
    remedy: 'wait',
    problem: {
      code: 'taken_over',
      message: `${person} took the phone over; nothing was shared.`,
      nextAction: 'Nothing: it goes on by itself when the phone is given back.',
    },
  };
}
