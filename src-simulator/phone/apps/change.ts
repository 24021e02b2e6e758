import type { Destination, Later } from './phone-event.ts';
import type { CountedAct, PhoneState } from './phone-state.ts';

/** A new state, and what follows by itself. */
export type Change = { readonly state: PhoneState; readonly later: readonly Later[] };

/** A new state that nothing follows. */
export function only(state: PhoneState): Change {
  return { state, later: [] };
}

/** Goes somewhere, after the time a screen takes. */
export function soon(state: PhoneState, to: Destination): Change {
  return { state, later: [{ after: 'screen', event: arrivalAt(state, to) }] };
}

/** The arrival itself. What is on its way to a screen is void once that app was restarted. */
export function arrivalAt(state: PhoneState, to: Destination) {
  return { kind: 'arrive', to, generation: generationOf(state, to) } as const;
}

/** How often the app that is gone to was restarted. */
export function generationOf({ instagram, threads, tiktok }: PhoneState, { kind }: Destination): number {
  if (kind === 'threads') return threads.generation;
  return kind === 'tiktok' ? tiktok.generation : instagram.generation;
}

/** The same phone with one more act of the account in use in that app. `at` in epoch milliseconds. */
export function counted(state: PhoneState, act: Omit<CountedAct, 'handle'>): PhoneState {
  return { ...state, acts: [...state.acts, { ...act, handle: state[act.platform].active }] };
}
