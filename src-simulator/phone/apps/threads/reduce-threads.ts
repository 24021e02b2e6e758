import type { Change } from '../reduce.ts';
import type { PhoneState } from '../phone-state.ts';
import type { ThreadsAct } from './threads-act.ts';

/** What an act does to the app. `now` in epoch milliseconds. */
export function reduceThreads(state: PhoneState, act: ThreadsAct, now: number): Change {
  void now;
  switch (act.kind) {
    case 'back':
      return { state: { ...state, front: 'launcher' }, later: [] };
    case 'scroll':
      return {
        state: {
          ...state,
          threads: { ...state.threads, screen: { ...state.threads.screen, scroll: act.to } },
        },
        later: [],
      };
    case 'stop': {
      const front = state.front === 'threads' ? 'launcher' : state.front;
      return { state: { ...state, front }, later: [] };
    }
    case 'type':
    case 'share':
      return { state, later: [] };
  }
}
