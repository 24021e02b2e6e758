import type { Platform } from '../../src-shared/domain/platform.ts';
import { type StepPack, stepPack } from '../../src-shared/domain/replay.ts';
import type { Pack } from '../automation/pack/pack-format.ts';
import type { Row } from '../store/schema.ts';
import { compareVersions } from '../version.ts';

/** The pack of a stored step; null for steps of versions that did not write it down. */
export function readStepPack(row: Pick<Row<'step'>, 'pack_json'>): StepPack | null {
  return row.pack_json === null ? null : stepPack.parse(JSON.parse(row.pack_json));
}

/** How a pack is named for a person: `Instagram 400 to before 420, en`. */
export function packTitle({ appName, versions, locale }: Pack): string {
  return `${appName} ${versions.from} to before ${versions.before}, ${locale}`;
}

/**
 * The pack of today that stands for the one a step was done with: of the same app and language, and covering its versions;
 * else the newest of that app, the same language first. Null when no pack is for the app.
 */
export function packOfToday(all: readonly Pack[], then: StepPack | null, platform: Platform): Pack | null {
  const app = all.filter((pack) =>
    then === null ? pack.platform === platform : pack.appPackage === then.appPackage,
  );
  const rank = (pack: Pack): number => {
    if (then === null) return 0;
    const covers =
      compareVersions(pack.versions.from, then.from) <= 0 && compareVersions(pack.versions.before, then.from) > 0;
    return (pack.locale === then.locale ? 2 : 0) + (covers ? 1 : 0);
  };
  return (
    app.toSorted(
      (a, b) => rank(b) - rank(a) || compareVersions(b.versions.from, a.versions.from),
    )[0] ?? null
  );
}
