import type { DeviceState } from '../../src-shared/domain/device.ts';
import { flawsOf } from './health/fitness.ts';
import type { PhoneHealth } from './health/phone-health.ts';

/** How far the preparation of a connected phone is. `failed` carries a sentence for the person. */
export type Setup =
  | { readonly step: 'reading' | 'installing' | 'done' }
  | { readonly step: 'failed'; readonly sentence: string };

/** What is known of a phone at one moment. `transportState` is adb's word, null when adb does not see it. */
export type Sighting = {
  readonly transportState: string | null;
  readonly setup: Setup;
  readonly health: PhoneHealth | null;
};

/** A phone's state with the words that say what to do about it. */
export type Verdict = { readonly state: DeviceState; readonly reason: string };

/** The state a phone is in, given what is known of it. */
export function judge({ transportState, setup, health }: Sighting): Verdict {
  switch (transportState) {
    case null:
      return { state: 'absent', reason: 'Not connected. Plug the phone in and switch USB debugging on.' };
    case 'device':
      return judgeConnected(setup, health);
    case 'unauthorized':
    case 'authorizing':
      return { state: 'unauthorized', reason: 'Unlock the phone and allow USB debugging for this computer.' };
    case 'no permissions':
      return {
        state: 'offline',
        reason: 'This computer may not use the phone. Add a udev rule for it, then plug it in again.',
      };
    case 'connecting':
      return { state: 'offline', reason: 'Connecting to the phone.' };
    case 'recovery':
    case 'sideload':
    case 'bootloader':
    case 'rescue':
      return { state: 'offline', reason: `The phone is in ${transportState} mode. Restart it normally.` };
    default:
      return {
        state: 'offline',
        reason: 'The phone is connected but does not answer. Unplug it, plug it in again, or restart it.',
      };
  }
}

function judgeConnected(setup: Setup, health: PhoneHealth | null): Verdict {
  if (setup.step === 'failed') return { state: 'preparing', reason: setup.sentence };
  if (setup.step === 'installing')
    return {
      state: 'preparing',
      reason: 'Installing the helper apps. Confirm on the phone if it asks.',
    };
  if (setup.step === 'reading' || health === null)
    return { state: 'preparing', reason: 'Reading the phone’s details.' };
  const flaws = flawsOf(health);
  return flaws.length === 0
    ? { state: 'ready', reason: 'Ready.' }
    : {
        state: 'degraded',
        reason: flaws.map(({ message, nextAction }) => `${message} ${nextAction}`).join(' '),
      };
}
