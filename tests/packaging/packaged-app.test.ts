import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { extractFile, listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { describe, expect, it } from 'vitest';
import { readTree } from '../../src-main/core/agent/read-tree.ts';
import { compareTree, isUnchanged, treeManifest } from '../../src-main/core/agent/tree-manifest.ts';

const project = new URL('../../', import.meta.url).pathname;
const app = join(project, process.env['PACKAGED_APP'] ?? 'release/mac-arm64/Switchyard.app');
const contents = join(app, 'Contents');
const asar = join(contents, 'Resources', 'app.asar');
const required = process.env['PACKAGED_APP'] !== undefined;
const title = existsSync(asar) ? 'the packaged app' : 'the packaged app (skipped: none is in release/)';

describe.skipIf(!existsSync(asar) && !required)(title, () => {
  it('has its fuses set as they were ordered', async () => {
    const fuses = await getCurrentFuseWire(app);
    const { ENABLE, DISABLE } = FuseState;
    expect(fuses).toMatchObject({
      [FuseV1Options.RunAsNode]: DISABLE,
      [FuseV1Options.EnableCookieEncryption]: DISABLE,
      [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: DISABLE,
      [FuseV1Options.EnableNodeCliInspectArguments]: DISABLE,
      [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: ENABLE,
      [FuseV1Options.OnlyLoadAppFromAsar]: ENABLE,
      [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: DISABLE,
      [FuseV1Options.GrantFileProtocolExtraPrivileges]: DISABLE,
    });
  });

  it('knows what its asar has to be', () => {
    expect(readFileSync(join(contents, 'Info.plist'), 'utf8')).toContain('ElectronAsarIntegrity');
  });

  it('has no sources, tests, maps or environment files in its asar', () => {
    const files = listPackage(asar, { isPack: false });
    expect(files.length).toBeGreaterThan(10);
    expect(files.filter((file) => /\.map$|\.env|^\/(src-|tests|scripts)/.test(file))).toEqual([]);
  });

  it('has the Appium files its manifest names, and no others', async () => {
    const manifest = treeManifest.parse(
      JSON.parse(extractFile(asar, 'dist/main/appium-manifest.json').toString('utf8')),
    );
    const difference = compareTree(manifest, await readTree(join(contents, 'Resources', 'node_modules')));
    expect(difference).toEqual({ missing: [], changed: [], added: [] });
    expect(isUnchanged(difference)).toBe(true);
  });

  it('is not larger than it has to be', () => {
    const { stdout } = spawnSync('du', ['-sk', app], { encoding: 'utf8' });
    expect(Number.parseInt(stdout, 10) / 1024).toBeLessThan(500);
  });
});
