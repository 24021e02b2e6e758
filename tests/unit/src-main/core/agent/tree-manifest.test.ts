import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openChildFrom } from '../../../../../src-main/core/agent/open-child.ts';
import { readTree } from '../../../../../src-main/core/agent/read-tree.ts';
import { compareTree, manifestOf } from '../../../../../src-main/core/agent/tree-manifest.ts';
import type { UtilityChild } from '../../../../../src-main/core/ports.ts';
import { resourcePaths } from '../../../../../src-main/core/resource-paths.ts';

describe('the manifest of a tree', () => {
  let folder: string;
  let tree: string;
  const manifestFile = () => join(folder, 'app', 'dist', 'main', 'appium-manifest.json');
  const forked: string[] = [];
  const open = (packaged: boolean, kind: 'appium' | 'phone-simulator') =>
    openChildFrom(resourcePaths(join(folder, 'app'), folder, packaged), (file) => {
      forked.push(file);
      return {} as UtilityChild;
    })(kind);

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tree-'));
    tree = join(folder, 'node_modules');
    await mkdir(join(tree, 'appium', 'lib'), { recursive: true });
    await mkdir(join(folder, 'app', 'dist', 'main'), { recursive: true });
    await writeFile(join(tree, 'appium', 'lib', 'main.js'), 'one');
    await writeFile(join(tree, 'appium', 'package.json'), '{}');
    await symlink('main.js', join(tree, 'appium', 'lib', 'link.js'));
    await writeFile(join(tree, 'appium', 'lib', 'native.node'), 'unsigned');
    await writeFile(manifestFile(), JSON.stringify(manifestOf(await readTree(tree))));
    forked.length = 0;
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is the same text for the same files, in whatever order they were found', async () => {
    const found = await readTree(tree);
    expect(Object.keys(manifestOf(found).files)).toEqual([
      'appium/lib/link.js',
      'appium/lib/main.js',
      'appium/package.json',
    ]);
    expect(JSON.stringify(manifestOf(found.toReversed()))).toBe(JSON.stringify(manifestOf(found)));
    expect(manifestOf(found).files['appium/lib/main.js']).toBe(
      '7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed',
    );
  });

  it('names what is missing, changed and added', async () => {
    const manifest = manifestOf(await readTree(tree));
    await rm(join(tree, 'appium', 'package.json'));
    await writeFile(join(tree, 'appium', 'lib', 'main.js'), 'two');
    await writeFile(join(tree, 'appium', 'lib', 'constructor'), 'x');
    await rm(join(tree, 'appium', 'lib', 'link.js'));
    await symlink('/etc/passwd', join(tree, 'appium', 'lib', 'link.js'));
    const { missing, changed, added } = compareTree(manifest, await readTree(tree));
    expect({ missing, changed: changed.toSorted(), added }).toEqual({
      missing: ['appium/package.json'],
      changed: ['appium/lib/link.js', 'appium/lib/main.js'],
      added: ['appium/lib/constructor'],
    });
  });

  it('lets the packaged app start Appium while nothing was touched, also after its libraries were signed', async () => {
    await writeFile(join(tree, 'appium', 'lib', 'native.node'), 'signed');
    await open(true, 'appium');
    expect(forked).toEqual([join(folder, 'app', 'dist', 'agent', 'appium-host.js')]);
  });

  it.each<[string, () => Promise<void>]>([
    ['a changed file', () => writeFile(join(tree, 'appium', 'lib', 'main.js'), 'two')],
    ['an added file', () => writeFile(join(tree, 'appium', 'lib', 'index.js'), 'x')],
    ['a missing manifest', () => rm(manifestFile())],
    ['a manifest of another form', () => writeFile(manifestFile(), '{"files":{}}')],
  ])('starts no Appium over %s, but still the simulator', async (_what, touch) => {
    await touch();
    await expect(open(true, 'appium')).rejects.toThrow();
    expect(forked).toEqual([]);
    await open(true, 'phone-simulator');
    expect(forked).toHaveLength(1);
  });

  it('asks for no manifest in the source tree', async () => {
    await rm(manifestFile());
    await open(false, 'appium');
    expect(forked).toHaveLength(1);
  });
});
