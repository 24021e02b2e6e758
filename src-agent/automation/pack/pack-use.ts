import type { Platform } from '../../../src-shared/domain/platform.ts';
import type { Pack } from './pack-format.ts';
import { covers, type Packs } from './packs.ts';

/** An app as it is on a phone. `locale` is null where nobody could be asked for the language. */
export type AppOnPhone = {
  readonly platform: Platform;
  readonly appVersion: string;
  readonly locale: string | null;
};

/**
 * Which packs an app is to be seen with: `others` are the same versions in other languages, because an app may
 * speak another one than its phone. `fit` is `near` when none is made for this version or language and a person
 * allowed the nearest.
 */
export type PackUse =
  | { readonly fit: 'exact' | 'near'; readonly pack: Pack; readonly others: readonly Pack[] }
  | { readonly fit: 'version_unknown' | 'language_unknown'; readonly nearest: Pack | null };

/** Chooses the packs. What no pack is made for is only used when `allowed` says so: nothing is guessed at. */
export function choosePacks(packs: Packs, app: AppOnPhone, allowed: (app: AppOnPhone) => boolean): PackUse {
  const { platform, appVersion, locale } = app;
  const covering = packs.all.filter((pack) => pack.platform === platform && covers(pack, appVersion));
  const exact = locale === null ? covering[0] : packs.find(platform, appVersion, locale);
  if (exact) return { fit: 'exact', pack: exact, others: covering.filter((pack) => pack !== exact) };
  const nearest = packs.nearest(platform, appVersion, locale ?? '');
  if (nearest !== null && allowed(app)) {
    const others = packs.all.filter(
      (pack) => pack.platform === platform && pack !== nearest && sameVersions(pack, nearest),
    );
    return { fit: 'near', pack: nearest, others };
  }
  return { fit: covering.length > 0 ? 'language_unknown' : 'version_unknown', nearest };
}

function sameVersions(one: Pack, other: Pack): boolean {
  return one.versions.from === other.versions.from && one.versions.before === other.versions.before;
}
