import { accountName } from '../../src-shared/account-name.ts';
import type { Device } from '../../src-shared/domain/device.ts';
import { deviceLabels, type Label } from '../parts/tone.ts';

/** Whether it is a phone of a remote hub: work gets there, but its screen and its health need adb of this computer. */
export function isAtHub({ source }: Device): boolean {
  return source.startsWith('hub:');
}

/** Whether its screen can be seen and touched now. */
export function isReachable(device: Device): boolean {
  return isConnected(device) && !isAtHub(device);
}

function isConnected({ state }: Device): boolean {
  return state === 'ready' || state === 'degraded';
}

/** Whether it is of the kind that can be touched from here: input goes over adb. */
export function isTouchable({ platform, source }: Device): boolean {
  return platform === 'android' && source === 'adb';
}

/** Whether work can begin on it once it is free. */
export function isUsable(device: Device): boolean {
  return isConnected(device) && device.quarantine === null && device.health.unfit === null;
}

/** A phone that gets no work. */
export const quarantineLabel: Label = { text: 'In quarantine', tone: 'bad' };

/** Whose hands a phone is in, or how it does where it is in nobody's. */
export function deviceLabel({ state, heldBy, busyWith, quarantine }: Device): Label {
  if (heldBy !== null) return { text: 'Taken over', tone: 'warn' };
  if (busyWith !== null) return { text: 'Working', tone: 'busy' };
  if (quarantine !== null) return quarantineLabel;
  return deviceLabels[state];
}

/** What a phone does now, in one line. */
export function whatItDoes(device: Device): string {
  const { heldBy, wantedBy, busyWith, quarantine, state, reason } = device;
  if (heldBy !== null) return `${heldBy} has it in hand`;
  if (wantedBy !== null) return `${wantedBy} takes it over after this step`;
  if (busyWith !== null)
    return `${accountName(busyWith.accountHandle)}: ${busyWith.step ?? busyWith.campaignName}`;
  if (quarantine !== null) return quarantine.reason;
  return state === 'ready' ? 'Free' : reason;
}

/** The system of a phone, as its maker says it. */
export function systemOf({ platform, osVersion }: Device): string {
  const name = platform === 'android' ? 'Android' : 'iOS';
  return osVersion === null ? name : `${name} ${osVersion}`;
}
