import type { Change } from '../reduce.ts';
import type { PhoneState } from '../phone-state.ts';
import type { TikTokAct } from './tiktok-act.ts';

/** What an act does to the app. `now` in epoch milliseconds. */
export function reduceTikTok(state: PhoneState, act: TikTokAct, now: number): Change {
  void now;
  switch (act.kind) {
    case 'back':
      return { state: { ...state, front: 'launcher' }, later: [] };
    case 'scroll':
      return {
        state: { ...state, tiktok: { ...state.tiktok, screen: { ...state.tiktok.screen, scroll: act.to } } },
        later: [],
      };
    case 'stop': {
      const front = state.front === 'tiktok' ? 'launcher' : state.front;
      const { tiktok } = state;
      const stopped = { ...tiktok, dialog: null, generation: tiktok.generation + 1 };
      return { state: { ...state, front, tiktok: stopped }, later: [] };
    }
    case 'type':
    case 'share':
      return { state, later: [] };
  }
}
