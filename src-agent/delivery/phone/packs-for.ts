import { accountName } from '../../../src-shared/account-name.ts';
import type { Platform } from '../../../src-shared/domain/platform.ts';
import type { Eyes } from '../../automation/looking.ts';
import { languageOrder } from '../../automation/pack/choose-pack.ts';
import { choosePacks } from '../../automation/pack/pack-use.ts';
import type { Scene } from '../../automation/stops.ts';
import { appMissing, stop } from '../../automation/stops.ts';
import type { HeldLease } from '../../devices/phone-driver.ts';
import type { Stopped } from '../delivery.ts';
import type { ConnectParts } from './connect-phone.ts';
import { readApp } from './read-app.ts';

/** Finds the packs for the app as it is on a phone, or the stop where it is missing or not known. */
export async function packsFor(
  { phones, packs, packAllowed = () => false }: Pick<ConnectParts, 'phones' | 'packs' | 'packAllowed'>,
  lease: HeldLease,
  platform: Platform,
  { appPackage, scene }: { readonly appPackage: string; readonly scene: Scene },
): Promise<Pick<Eyes, 'pack' | 'packsFor'> | Stopped> {
  if (phones.system?.(lease) === 'ios') return notOnIphones(scene);
  const app = await readApp(phones, lease, platform, appPackage);
  if (app === null) return appMissing(scene.appName, scene.phone);
  const { appVersion, locale } = app;
  const use = choosePacks(packs, app, packAllowed);
  switch (use.fit) {
    case 'exact':
    case 'near':
      return { pack: use.pack, packsFor: languageOrder([use.pack, ...use.others]) };
    case 'version_unknown':
      return unknown(
        'app_version_unknown',
        `Phone ${scene.phone} has ${scene.appName} ${appVersion}, which Switchyard does not know yet.`,
        scene,
      );
    case 'language_unknown':
      return unknown(
        'app_language_unknown',
        `${scene.appName} on phone ${scene.phone} is in a language (${locale}) Switchyard does not know yet.`,
        scene,
      );
  }
}

function unknown(
  code: 'app_version_unknown' | 'app_language_unknown',
  message: string,
  { appName, phone }: Scene,
): Stopped {
  const change = code === 'app_version_unknown' ? 'install a version that it knows' : 'set it to English';
  return stop(
    code,
    'person',
    message,
    `Open Packs: look whether there is a pack for it, or let ${appName} be looked at on phone ${phone} and allow the nearest pack. Or ${change}.`,
  );
}

/** Nothing was touched. Files cannot be put into an iPhone's photos from outside, and no pack is made for its apps. */
function notOnIphones({ appName, handle, phone }: Scene): Stopped {
  return stop(
    'route_missing',
    'fail',
    `Phone ${phone} is an iPhone, and Switchyard cannot put photos or videos on one or work in its ${appName} app.`,
    `Give ${accountName(handle)} an Android phone under Accounts, or connect it to the platform’s own API, then try again.`,
  );
}
