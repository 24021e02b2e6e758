import type { Platform } from '../../../src-shared/domain/platform.ts';
import type { AppOnPhone } from '../../automation/pack/pack-use.ts';
import type { HeldLease, Phones } from '../../devices/phone-driver.ts';

/** The version and language of an app on a phone, asked at once; null where the app is not on it. */
export async function readApp(
  phones: Phones,
  lease: HeldLease,
  platform: Platform,
  appPackage: string,
): Promise<AppOnPhone | null> {
  const [appVersion, locale] = await Promise.all([
    phones.appVersion(lease, appPackage),
    phones.language?.(lease, appPackage) ?? null,
  ]);
  return appVersion === null ? null : { platform, appVersion, locale };
}
