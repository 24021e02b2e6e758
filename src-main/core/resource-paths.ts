import { join } from 'node:path';
import type { ChildKind } from './agent/process-bridge.ts';

/** Where the parts of the program are, in the source tree after a build and in the packaged app alike. */
export type ResourcePaths = {
  readonly pages: string;
  readonly preload: string;
  readonly agent: string;
  readonly children: Readonly<Record<ChildKind, string>>;
  readonly trayIcons: string;
  readonly resources: string;
  /** The Appium tree and the manifest it has to match, in the packaged app; null where it is an ordinary package. */
  readonly appium: { readonly tree: string; readonly manifest: string } | null;
};

/**
 * `appRoot` is the folder of package.json (inside app.asar when packaged), `resourcesPath` what lies beside it.
 * Appium hands paths of its own files to adb, which cannot see into an asar: its packages are beside it, in a
 * folder where Node looks when it finds them nowhere inside.
 */
export function resourcePaths(appRoot: string, resourcesPath: string, packaged: boolean): ResourcePaths {
  const built = join(appRoot, 'dist');
  return {
    pages: join(built, 'renderer'),
    preload: join(built, 'main', 'preload.cjs'),
    agent: join(built, 'agent', 'agent.js'),
    children: {
      appium: join(built, 'agent', 'appium-host.js'),
      'phone-simulator': join(built, 'agent', 'phone-simulator.js'),
    },
    trayIcons: join(appRoot, 'resources', 'tray'),
    resources: join(appRoot, 'resources'),
    appium: packaged
      ? { tree: join(resourcesPath, 'node_modules'), manifest: join(built, 'main', 'appium-manifest.json') }
      : null,
  };
}
