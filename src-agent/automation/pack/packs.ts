import type { Platform } from '../../../src-shared/domain/platform.ts';
import { compareVersions, isVersion } from '../../version.ts';
import type { Pack } from './pack-format.ts';

/** The packs that are in use. */
export type Packs = {
  readonly all: readonly Pack[];
  /** The app a platform's packs are for, whatever its version; null when there is none. */
  appOf(platform: Platform): { readonly appPackage: string; readonly appName: string } | null;
  /** The pack that covers that version of the app in that language, or null: nothing is guessed at. */
  find(platform: Platform, appVersion: string, locale: string): Pack | null;
  /** The pack made for what is nearest to that version, of that language where there is one; null without any. */
  nearest(platform: Platform, appVersion: string, locale: string): Pack | null;
};

/** Finds its way in a list of packs. Where several cover a version, the first of the list does. */
export function packsOf(all: readonly Pack[]): Packs {
  const ofApp = (platform: Platform) => all.filter((pack) => pack.platform === platform);
  return {
    all,
    appOf: (platform) => ofApp(platform)[0] ?? null,
    find(platform, appVersion, locale) {
      const fitting = ofApp(platform).filter((pack) => covers(pack, appVersion));
      return fitting.find((pack) => speaks(pack, locale)) ?? null;
    },
    nearest(platform, appVersion, locale) {
      const known = ofApp(platform);
      const speaking = known.filter((pack) => speaks(pack, locale));
      return (
        (speaking.length > 0 ? speaking : known).toSorted(
          (a, b) => distance(a, appVersion) - distance(b, appVersion),
        )[0] ?? null
      );
    },
  };
}

/** How a pack is called where people read it. */
export function packName({
  platform,
  versions,
  locale,
}: Pick<Pack, 'platform' | 'versions' | 'locale'>): string {
  return `${platform} ${versions.from}–${versions.before} ${locale}`;
}

/** Whether the pack is made for that version. */
export function covers({ versions }: Pick<Pack, 'versions'>, appVersion: string): boolean {
  return (
    isVersion(appVersion) &&
    compareVersions(appVersion, versions.from) >= 0 &&
    compareVersions(appVersion, versions.before) < 0
  );
}

/** Whether a language or one of its varieties is the pack's (`es-MX` is `es`, `es` is not `es-MX`). */
function speaks({ locale }: Pack, wanted: string): boolean {
  const [own, other] = [locale, wanted].map((text) => text.toLowerCase().replaceAll('_', '-'));
  return own !== undefined && (other === own || other?.startsWith(`${own}-`) === true);
}

/** How far a version is from a pack's range: whole versions count, parts of them decide between equals. */
function distance({ versions }: Pack, appVersion: string): number {
  if (covers({ versions }, appVersion)) return 0;
  if (!isVersion(appVersion)) return Number.MAX_SAFE_INTEGER - ordinal(versions.from);
  const wanted = ordinal(appVersion);
  return Math.min(Math.abs(wanted - ordinal(versions.from)), Math.abs(wanted - ordinal(versions.before)));
}

/** A version as one number that grows with it; of its parts the first three count. */
function ordinal(version: string): number {
  const [major = 0, minor = 0, patch = 0] = (/^[\d.]*/.exec(version)?.[0] ?? '').split('.').map(Number);
  return (major * 1000 + Math.min(minor, 999)) * 1000 + Math.min(patch, 999);
}
