import { readFile } from 'node:fs/promises';
import type { UtilityChild } from '../ports.ts';
import type { ResourcePaths } from '../resource-paths.ts';
import type { ChildKind, OpenChild } from './process-bridge.ts';
import { readTree } from './read-tree.ts';
import { compareTree, isUnchanged, treeManifest } from './tree-manifest.ts';

/** Starts the programs of the agent from where they lie, Appium only when no file of its tree was touched. */
export function openChildFrom(
  paths: ResourcePaths,
  fork: (file: string, name: string) => UtilityChild,
): OpenChild {
  return async (kind: ChildKind) => {
    if (kind === 'appium' && paths.appium !== null) await assertUnchanged(paths.appium);
    return fork(paths.children[kind], `switchyard-${kind}`);
  };
}

/** The asar's own integrity check does not reach files beside it, so this one does. */
async function assertUnchanged(appium: NonNullable<ResourcePaths['appium']>): Promise<void> {
  const manifest = treeManifest.parse(JSON.parse(await readFile(appium.manifest, 'utf8')));
  const difference = compareTree(manifest, await readTree(appium.tree));
  if (isUnchanged(difference)) return;
  const { missing, changed, added } = difference;
  throw new Error(
    `files of its own were altered (${missing.length} missing, ${changed.length} changed, ${added.length} added); install Switchyard again`,
  );
}
