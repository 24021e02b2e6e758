import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { z } from 'zod';

/** Newest revision of the manifest that Appium 3 reads (CURRENT_SCHEMA_REV in appium/lib/constants). */
const schemaRevision = 4;
const driverPackage = z.object({
  name: z.string(),
  version: z.string(),
  peerDependencies: z.object({ appium: z.string() }),
  appium: z.object({ driverName: z.string() }).loose(),
});

/** A driver's name as Appium knows it. */
export type DriverName = 'uiautomator2' | 'xcuitest';

/**
 * Makes a folder that Appium takes for its home, with a manifest that points at the drivers installed beside this
 * program: Appium writes into its home, and a packaged program is read-only. JSON is valid YAML.
 */
export function prepareAppiumHome(home: string, drivers: readonly DriverName[], from: string | URL): void {
  const manifest = {
    schemaRev: schemaRevision,
    drivers: Object.fromEntries(drivers.map((driver) => [driver, driverEntry(driver, from)])),
    plugins: {},
  };
  const folder = join(home, 'node_modules', '.cache', 'appium');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(join(folder, 'extensions.yaml'), JSON.stringify(manifest, null, 2));
}

function driverEntry(driver: DriverName, from: string | URL) {
  const packagePath = createRequire(from).resolve(`appium-${driver}-driver/package.json`);
  const { name, version, peerDependencies, appium } = driverPackage.parse(
    JSON.parse(readFileSync(packagePath, 'utf8')),
  );
  const { driverName: _name, ...metadata } = appium;
  return {
    ...metadata,
    pkgName: name,
    version,
    appiumVersion: peerDependencies.appium,
    installType: 'local',
    installSpec: `${name}@${version}`,
    installPath: dirname(packagePath),
  };
}
