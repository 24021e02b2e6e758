import { createRequire } from 'node:module';
import type { InstalledPackage } from './installed-packages.ts';

/** Versions of the helper apps that the Appium driver brings along. */
export type HelperVersions = { readonly server: string; readonly settings: string };

const server = 'io.appium.uiautomator2.server';
const serverTest = 'io.appium.uiautomator2.server.test';
const settings = 'io.appium.settings';

/** Of appium-uiautomator2-driver 8.7.0, for the case that the driver cannot be found from here. */
const lastKnown: HelperVersions = { server: '10.6.6', settings: '8.0.9' };

/** Versions as in the installed driver, so that a phone starts out up to date. */
export function installedHelperVersions(from: string): HelperVersions {
  try {
    const driver = createRequire(from).resolve('appium-uiautomator2-driver/package.json');
    const version = (name: string) =>
      (createRequire(driver)(`${name}/package.json`) as { readonly version: string }).version;
    return { server: version('appium-uiautomator2-server'), settings: version('io.appium.settings') };
  } catch {
    return lastKnown;
  }
}

/** The three helper apps at those versions. */
export function helperPackages(versions: HelperVersions): readonly InstalledPackage[] {
  return [
    helper(settings, versions.settings, '.Settings'),
    helper(server, versions.server, null),
    helper(serverTest, '1.0', null),
  ];
}

/** The helper app that a file holds, by its published name; a version in the name counts. */
export function helperFromFile(fileName: string, versions: HelperVersions): InstalledPackage | null {
  const version = fileName.match(/v(\d+\.\d+\.\d+)/)?.[1];
  if (/androidTest/i.test(fileName)) return helper(serverTest, '1.0', null);
  if (/uiautomator2[-_]server|uiautomator2\.server/i.test(fileName))
    return helper(server, version ?? versions.server, null);
  if (/settings/i.test(fileName)) return helper(settings, version ?? versions.settings, '.Settings');
  return null;
}

function helper(name: string, versionName: string, activity: string | null): InstalledPackage {
  const [major = 0, minor = 0, patch = 0] = versionName.split('.').map(Number);
  return {
    name,
    versionName,
    versionCode: major * 10_000 + minor * 100 + patch,
    path: `/data/app/~~h1/${name}-h2/base.apk`,
    activity,
  };
}
