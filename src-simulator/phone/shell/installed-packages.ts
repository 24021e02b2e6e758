import type { Platform } from '../../../src-shared/domain/platform.ts';
import { appComponents } from '../apps/app-components.ts';
import type { TikTokVersion } from '../apps/tiktok/tiktok-state.ts';
import { helperPackages, helperFromFile, type HelperVersions } from './helper-packages.ts';

/** An app on the phone. `path` is where its APK lies. */
export type InstalledPackage = {
  readonly name: string;
  readonly versionName: string;
  readonly versionCode: number;
  readonly path: string;
  readonly activity: string | null;
};

/** TikTok's two versions; the other apps have one. */
const tiktokCodes: Readonly<Record<TikTokVersion, number>> = { '43.1.4': 2024301040, '46.4.3': 2024604030 };

const builtIn: readonly InstalledPackage[] = [
  app('launcher', '1.0', 1),
  app('gallery', '1.0', 1),
  app('threads', '411.0.0.42.109', 411042109),
  app('instagram', '410.0.0.53.71', 382106371),
];

/** The apps on the phone, changed by `pm install` and `pm uninstall`. */
export class InstalledPackages {
  readonly #packages = new Map<string, InstalledPackage>();
  readonly #before = new Map<string, InstalledPackage>();
  readonly #versions: HelperVersions;

  constructor(versions: HelperVersions, helpersInstalled: boolean, tiktok: TikTokVersion) {
    this.#versions = versions;
    for (const known of [...builtIn, tiktokOf(tiktok)]) this.#packages.set(known.name, known);
    if (helpersInstalled)
      for (const helper of helperPackages(versions)) this.#packages.set(helper.name, helper);
  }

  find(name: string): InstalledPackage | null {
    return this.#packages.get(name) ?? null;
  }

  all(): readonly InstalledPackage[] {
    return [...this.#packages.values()];
  }

  /**
   * Installs one of the helper apps by the name of its file, or another version of a platform's app
   * (`instagram-411.0.0.1.2.apk`). Answers what `pm install` prints.
   */
  install(fileName: string): 'Success' | `Failure [${string}]` {
    const helper = helperFromFile(fileName, this.#versions);
    if (helper) this.#packages.set(helper.name, helper);
    return helper ? 'Success' : this.#update(fileName);
  }

  #update(fileName: string): 'Success' | `Failure [${string}]` {
    const [, name = '', versionName = ''] =
      /^(instagram|threads|tiktok)-(\d+(?:\.\d+)+)\.apk$/.exec(fileName) ?? [];
    const installed = this.find(appComponents[name as Platform]?.packageName ?? '');
    if (installed === null) return 'Failure [INSTALL_PARSE_FAILED_NOT_APK]';
    const isOlder = versionName.localeCompare(installed.versionName, 'en', { numeric: true }) < 0;
    if (isOlder) return 'Failure [INSTALL_FAILED_VERSION_DOWNGRADE]';
    this.#packages.set(installed.name, { ...installed, versionName, versionCode: installed.versionCode + 1 });
    return 'Success';
  }

  /** Another version of an app that is there, as a store brings it. */
  update(name: string, versionName: string): void {
    const known = this.#packages.get(name);
    if (known === undefined) return;
    this.#packages.set(name, { ...known, versionName });
    if (!this.#before.has(name)) this.#before.set(name, known);
  }

  /** The versions from before the updates. */
  putBack(): void {
    for (const [name, before] of this.#before) this.#packages.set(name, before);
    this.#before.clear();
  }

  uninstall(name: string): boolean {
    return this.#packages.delete(name);
  }
}

function tiktokOf(version: TikTokVersion): InstalledPackage {
  return app('tiktok', version, tiktokCodes[version]);
}

function app(which: keyof typeof appComponents, versionName: string, versionCode: number): InstalledPackage {
  const { packageName: name, activity } = appComponents[which];
  return { name, versionName, versionCode, path: `/data/app/~~a1/${name}-b2/base.apk`, activity };
}
