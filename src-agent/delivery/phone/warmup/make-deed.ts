import { assertNever } from '../../../../src-shared/assert-never.ts';
import { stop } from '../../../automation/stops.ts';
import type { Hold } from '../../../limits/limit-decision.ts';
import type { WarmupDeed, WarmupLog, WarmupSubject } from '../../../warmups/warmup-log.ts';
import type { Stopped } from '../../delivery.ts';
import type { Deed } from '../engagement.ts';

/** How a session ended by itself; `why`: a sentence. */
export type WarmupEnd = { readonly kind: 'over'; readonly why: string };

/** What the session does after an action: go on, try another target, or do no more of that kind; or it ends. */
export type Course = { readonly kind: 'go_on' | 'other_target' | 'no_more' } | WarmupEnd | Stopped;

/** What deeds are made with. `phone`: how it is called. `wait` waits within the session; `mayGoOn` answers null when it may. */
export type DeedParts = {
  readonly log: WarmupLog;
  readonly subject: WarmupSubject;
  readonly phone: string;
  readonly leftMs: () => number;
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly mayGoOn: () => WarmupEnd | Stopped | null;
};

/** Acts in a row whose effect nobody could see: what happens there is not understood. */
const mostUnclear = 3;

/** Waits for the gap between two actions of the account before the session ends. */
const mostWaits = 3;

/** Makes the deeds of one session: reserves, acts, and settles by what was seen. */
export function createDeeds(parts: DeedParts) {
  const { log, subject, leftMs, wait, mayGoOn } = parts;
  let unclear = 0;

  const settled = async (actionId: number, act: () => Promise<Deed>): Promise<Course> => {
    let deed: Deed;
    try {
      deed = await act();
    } catch (error) {
      log.settle(actionId, 'unclear');
      throw error;
    }
    switch (deed.kind) {
      case 'done':
        unclear = 0;
        log.settle(actionId, 'done');
        return goOn;
      case 'already':
      case 'not_here':
        log.settle(actionId, 'skipped');
        return goOn;
      case 'unclear':
        log.settle(actionId, 'unclear');
        unclear += 1;
        return unclear < mostUnclear ? goOn : notUnderstood(parts.phone, deed.problem.message);
      case 'stopped':
        // It may have been tapped before the stop screen came.
        log.settle(actionId, 'unclear');
        return deed;
      default:
        return assertNever(deed);
    }
  };

  /** Makes one; `act` is only called once it is written down as reserved. */
  return async (deed: WarmupDeed, act: () => Promise<Deed>): Promise<Course> => {
    for (let waits = 0; ; waits += 1) {
      const begun = log.begin(subject, deed);
      if (begun.kind === 'stopped') return begun;
      if (begun.kind === 'reserved') return await settled(begun.actionId, act);
      const { reason, freeAt } = begun.hold;
      const gapMs = reason === 'gap' && freeAt !== null ? Math.max(1, freeAt - log.now()) : Infinity;
      if (waits >= mostWaits || gapMs >= leftMs()) return held(begun.hold);
      await wait(gapMs);
      const end = mayGoOn();
      if (end !== null) return end;
    }
  };

  function held({ reason, message }: Hold): Course {
    switch (reason) {
      case 'target':
        return { kind: 'other_target' };
      case 'day':
        log.say(subject, message);
        return { kind: 'no_more' };
      case 'gap':
      case 'hour':
      case 'quiet':
      case 'device':
      case 'workspace':
        return { kind: 'over', why: message };
      default:
        return assertNever(reason);
    }
  }
}

const goOn: Course = { kind: 'go_on' };

function notUnderstood(phone: string, message: string): Stopped {
  return stop(
    'outcome_unknown',
    'person',
    `It could not be seen what became of the last ${mostUnclear} actions. ${message}`,
    `Look at phone ${phone} before it goes on. What may have been done counts as done.`,
  );
}
