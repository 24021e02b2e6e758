import type { Device } from '../../src-shared/domain/device.ts';

/** The groups that phones stand in. */
export function groupsOf(devices: readonly Device[]): string[] {
  return sorted(devices.flatMap(({ group }) => group ?? []));
}

/** The tags that phones have. */
export function tagsOf(devices: readonly Device[]): string[] {
  return sorted(devices.flatMap(({ tags }) => tags));
}

/** Each once, in the order of a dictionary. */
function sorted(words: readonly string[]): string[] {
  return [...new Set(words)].toSorted((one, other) => one.localeCompare(other));
}
