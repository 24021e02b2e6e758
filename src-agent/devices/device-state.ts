import type { DeviceState } from '../../src-shared/domain/device.ts';
import type { DeviceHealth } from './device-facts.ts';

const lowBattery = 15;
const littleStorage = 500 * 1024 * 1024;

/** How far the preparation of a connected phone is. `failed` carries a sentence for the person. */
export type Setup =
  | { readonly step: 'reading' | 'installing' | 'done' }
  | { readonly step: 'failed'; readonly sentence: string };

/** What is known of a phone at one moment. `transportState` is adb's word, null when adb does not see it. */
export type Sighting = {
  readonly transportState: string | null;
  readonly setup: Setup;
  readonly health: DeviceHealth | null;
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

function judgeConnected(setup: Setup, health: DeviceHealth | null): Verdict {
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
    : { state: 'degraded', reason: flaws.join(' ') };
}

function flawsOf(health: DeviceHealth): string[] {
  const flaws: string[] = [];
  if (health.screenLocked === true) flaws.push('The screen is locked. Unlock the phone.');
  if (health.batteryPercent !== null && health.batteryPercent < lowBattery && health.charging !== true)
    flaws.push(`The battery is at ${health.batteryPercent} %. Charge the phone.`);
  if (health.freeStorageBytes !== null && health.freeStorageBytes < littleStorage)
    flaws.push(
      `Only ${Math.floor(health.freeStorageBytes / 1024 / 1024)} MB are free. Make room on the phone.`,
    );
  return flaws;
}
