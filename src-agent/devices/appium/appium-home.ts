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
  appium: z.object({ driverName: z.literal('uiautomator2') }).loose(),
});

/**
 * Makes a folder that Appium takes for its home, with a manifest that points at the driver installed beside this
 * program: Appium writes into its home, and a packaged program is read-only. JSON is valid YAML.
 */
export function prepareAppiumHome(home: string, from: string | URL): void {
  const packagePath = createRequire(from).resolve('appium-uiautomator2-driver/package.json');
  const { name, version, peerDependencies, appium } = driverPackage.parse(
    JSON.parse(readFileSync(packagePath, 'utf8')),
  );
  const { driverName, ...metadata } = appium;
  const manifest = {
    schemaRev: schemaRevision,
    drivers: {
      [driverName]: {
        ...metadata,
        pkgName: name,
        version,
        appiumVersion: peerDependencies.appium,
        installType: 'local',
        installSpec: `${name}@${version}`,
        installPath: dirname(packagePath),
      },
    },
    plugins: {},
  };
  const folder = join(home, 'node_modules', '.cache', 'appium');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(join(folder, 'extensions.yaml'), JSON.stringify(manifest, null, 2));
}
