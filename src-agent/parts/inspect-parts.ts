import type { Part } from '../../src-shared/domain/system.ts';
import { howToGet } from './how-to-get.ts';
import { judgeParts } from './judge-parts.ts';
import type { PartFacts, PartProbes } from './part-facts.ts';
import { type PartsEnvironment, systemProbes } from './system-probes.ts';

/** Looks at every part on this computer. Nothing is started or changed. */
export async function inspectParts(
  environment: PartsEnvironment,
  probes: PartProbes = systemProbes(environment),
): Promise<Part[]> {
  return judgeParts(await gather(probes), howToGet(environment.platform, environment.isRoot));
}

async function gather(probes: PartProbes): Promise<PartFacts> {
  const [sqlite, adb, adbServer, chromium, electron, keychain, dataDir] = await Promise.all([
    probes.sqlite(),
    probes.adb(),
    probes.adbServer(),
    probes.chromium(),
    probes.electron(),
    probes.keychain(),
    probes.dataDir(),
  ]);
  return {
    node: probes.nodeVersion(),
    sqlite,
    adb,
    adbServer,
    appium: probes.packageVersion('appium'),
    uiautomator2: probes.packageVersion('appium-uiautomator2-driver'),
    chromium,
    electron,
    keychain,
    dataDir,
  };
}
