import type { Platform } from '../../../src-shared/domain/platform.ts';
import type { Clock } from '../../automation/clock.ts';
import { elementNames, judgeScreen } from '../../automation/dumps/judge-screen.ts';
import { lookOnce } from '../../automation/looking.ts';
import type { Pack } from '../../automation/pack/pack-format.ts';
import type { AppOnPhone } from '../../automation/pack/pack-use.ts';
import type { Packs } from '../../automation/pack/packs.ts';
import type { HeldLease, Phones } from '../../devices/phone-driver.ts';
import { homeScreens, startMs } from './common-steps.ts';
import { readApp } from './read-app.ts';

/** What looking needs. */
export type ObserveParts = { readonly phones: Phones; readonly packs: Packs; readonly clock: Clock };

/** One screen as a pack saw it: what was found and how, and which elements the pack knows there were not. */
export type SeenScreen = {
  readonly screen: string | null;
  readonly found: readonly { readonly element: string; readonly by: string }[];
  readonly missing: readonly string[];
};

/** What a look came to; `confirmed`: the app's first screen was recognised, with the way to the profile on it. */
export type AppSeen = {
  readonly app: AppOnPhone;
  readonly pack: Pack;
  readonly confirmed: boolean;
  readonly screens: readonly SeenScreen[];
};

const betweenLooksMs = 1000;

/**
 * Opens an app with the nearest pack and reads what it shows. Nothing is tapped, not even a dialog away. Answers null
 * where the app is not on the phone or no pack is for it at all.
 */
export async function observeApp(
  { phones, packs, clock }: ObserveParts,
  lease: HeldLease,
  platform: Platform,
  signal: AbortSignal,
): Promise<AppSeen | null> {
  const known = packs.appOf(platform);
  if (known === null) return null;
  const app = await readApp(phones, lease, platform, known.appPackage);
  if (app === null) return null;
  const { appVersion, locale } = app;
  const pack =
    packs.find(platform, appVersion, locale ?? '') ?? packs.nearest(platform, appVersion, locale ?? '');
  if (pack === null) return null;
  await using driver = await phones.open(lease, signal);
  await driver.restartApp(known.appPackage);
  const scene = { appName: known.appName, handle: '', phone: lease.transport };
  const eyes = { driver, pack, scene, clock, signal };
  const began = clock.now();
  let look = await lookOnce(eyes);
  while (!isHome(look.screen) && clock.now() - began < startMs && !signal.aborted) {
    await clock.delay(betweenLooksMs, signal);
    look = await lookOnce(eyes);
  }
  const judged = judgeScreen(look.view);
  const found = Object.entries(judged.elements).map(([element, { by }]) => ({ element, by }));
  const missing = elementNames(pack, look.screen).filter((element) => judged.elements[element] === undefined);
  return {
    app,
    pack,
    confirmed: isHome(look.screen) && judged.elements['profile_tab'] !== undefined,
    screens: [{ screen: judged.screen, found, missing }],
  };
}

function isHome(screen: string | null): boolean {
  return screen !== null && homeScreens.includes(screen);
}
