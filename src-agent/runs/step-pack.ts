import type { Platform } from '../../src-shared/domain/platform.ts';
import { type StepPack, stepPack } from '../../src-shared/domain/replay.ts';
import type { Pack } from '../automation/pack/pack-format.ts';
import type { Packs } from '../automation/pack/packs.ts';
import type { Row } from '../store/schema.ts';

/** The pack of a stored step; null for steps of versions that did not write it down. */
export function readStepPack(row: Pick<Row<'step'>, 'pack_json'>): StepPack | null {
  return row.pack_json === null ? null : stepPack.parse(JSON.parse(row.pack_json));
}

/** How a pack is named for a person: `Instagram 400 to before 420, en`. */
export function packTitle({ appName, versions, locale }: Pack): string {
  return `${appName} ${versions.from} to before ${versions.before}, ${locale}`;
}

/**
 * The pack of today that stands for the one a step was done with: made for what is nearest to its versions, in its language
 * where there is one. Null when no pack is for the platform.
 */
export function packOfToday(packs: Packs, then: StepPack | null, platform: Platform): Pack | null {
  return packs.nearest(platform, then?.from ?? newest, then?.locale ?? 'en');
}

const newest = '9999999';
