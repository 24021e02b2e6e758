import { platform, type Platform } from '../../../src-shared/domain/platform.ts';
import type { Front, PhoneState } from './phone-state.ts';

/** What takes the place of a whole app until somebody deals with it. */
export type Cover = 'challenge' | 'logged_out' | 'opaque';

/** A dialog over an app. */
export type Dialog = 'rate_app' | 'try_again_later';

/** What stands over an app: each app of the phone has it, and a fault strikes the one in front. */
export type Interruption = { readonly cover: Cover | null; readonly dialog: Dialog | null };

/** An app as it starts: nothing over it. */
export const uninterrupted: Interruption = { cover: null, dialog: null };

/** The same phone with something else over one of its apps. */
export function interrupt(state: PhoneState, app: Platform, by: Partial<Interruption>): PhoneState {
  return { ...state, [app]: { ...state[app], ...by } };
}

/** The same phone with nothing over any app. */
export function relieve(state: PhoneState): PhoneState {
  return platform.options.reduce((relieved, app) => interrupt(relieved, app, uninterrupted), state);
}

/** The app in front, or null when something else is, or nothing. */
export function appOf(front: Front | null): Platform | null {
  return platform.options.find((app) => app === front) ?? null;
}
