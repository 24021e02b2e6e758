import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';

const project = new URL('../../', import.meta.url).pathname;
const require = createRequire(import.meta.url);
const read = (path: string) => readFileSync(join(project, path), 'utf8');

type Configuration = {
  readonly files: { readonly filter: string[] }[];
  readonly asarUnpack: string[];
  readonly extraResources: { readonly from: string; readonly to: string }[];
  readonly electronFuses: Record<string, boolean>;
  readonly mac: {
    readonly entitlements: string;
    readonly entitlementsInherit: string;
    readonly icon: string;
  };
};

type Matcher = { createFilter(): (file: string, stat: { isDirectory(): boolean }) => boolean };

/** The parts of electron-builder that read a configuration, as it reads it itself. */
const builder = require('app-builder-lib/out/util/config/config.js') as {
  getConfig(project: string, file: string, options: null): Promise<Configuration>;
  validateConfiguration(config: Configuration, log: unknown): Promise<void>;
};
const { FileMatcher } = require('app-builder-lib/out/fileMatcher.js') as {
  FileMatcher: new (
    from: string,
    to: string,
    expand: (text: string) => string,
    patterns: string[],
  ) => Matcher;
};
const { DebugLogger } = require('builder-util') as { DebugLogger: new (enabled: boolean) => unknown };

describe('electron-builder.yml', () => {
  let config: Configuration;
  beforeAll(async () => {
    config = await builder.getConfig(project, 'electron-builder.yml', null);
  });

  /** Whether a file would be in the app. Of packages, everything is that is not excluded. */
  const isPacked = (path: string) => {
    const patterns = config.files.flatMap(({ filter }) => filter);
    const all = path.startsWith('node_modules/') ? ['**/*', ...patterns] : patterns;
    const packed = new FileMatcher('/app', '/out', (text) => text, all).createFilter();
    return packed(`/app/${path}`, { isDirectory: () => false });
  };

  it('is one that electron-builder takes', async () => {
    await expect(builder.validateConfiguration(config, new DebugLogger(false))).resolves.toBeUndefined();
    await expect(
      builder.validateConfiguration({ ...config, unheardOf: true } as Configuration, new DebugLogger(false)),
    ).rejects.toThrow('unheardOf');
  });

  it('switches off every way to turn the app into something else', () => {
    expect(config.electronFuses).toEqual({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
      loadBrowserProcessSpecificV8Snapshot: false,
      enableCookieEncryption: false,
    });
  });

  it('packs what runs', () => {
    const needed = [
      'package.json',
      'dist/main/main.js',
      'dist/main/preload.cjs',
      'dist/main/appium-manifest.json',
      'dist/agent/agent.js',
      'dist/renderer/index.html',
      'resources/packs/instagram/400-419/en.json',
      'resources/tray/idleTemplate@2x.png',
      'node_modules/better-sqlite3/lib/index.js',
      'node_modules/better-sqlite3/prebuilds/darwin-arm64.node',
      'node_modules/@napi-rs/canvas/index.js',
      'node_modules/@napi-rs/keyring/index.js',
      'node_modules/@napi-rs/keyring-darwin-arm64/keyring.darwin-arm64.node',
      'node_modules/swagger-ui-dist/swagger-ui.css',
      'node_modules/dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
    ];
    expect(needed.filter((path) => !isPacked(path))).toEqual([]);
  });

  it('packs no sources, tests, secrets, maps, and no package that is bundled already', () => {
    const unwanted = [
      '.env',
      'src-agent/main.ts',
      'tests/unit/architecture.test.ts',
      'scripts/start.mjs',
      'dist/main/main.js.map',
      'vite.config.ts',
      'resources/entitlements.mac.plist',
      'node_modules/react/index.js',
      'node_modules/appium/index.js',
      'node_modules/@orpc/server/dist/index.mjs',
      'node_modules/webdriverio/build/index.js',
      'node_modules/better-sqlite3/deps/sqlite3/sqlite3.c',
      'node_modules/better-sqlite3/src/better_sqlite3.cpp',
      'node_modules/better-sqlite3/prebuilds/linux-x64.node',
      'node_modules/better-sqlite3/prebuilds/win32-x64.node',
    ];
    expect(unwanted.filter(isPacked)).toEqual([]);
  });

  it('puts Appium beside the asar, whole', () => {
    const [tree] = config.extraResources;
    expect(config.extraResources).toEqual([{ from: 'release/appium/node_modules', to: 'node_modules' }]);
    const copied = new FileMatcher(join(project, tree?.from ?? ''), '/out', (text) => text, [
      '**/*',
    ]).createFilter();
    const below = (path: string) => join(project, tree?.from ?? '', path);
    for (const path of ['appium/index.js', 'appium/node_modules/x/index.js', '@appium/support/package.json'])
      expect(copied(below(path), { isDirectory: () => false })).toBe(true);
  });

  it('asks the system for two rights and no more', () => {
    expect(config.mac.entitlementsInherit).toBe(config.mac.entitlements);
    expect(
      [...read(config.mac.entitlements).matchAll(/<key>(.+)<\/key>\s*<true\/>/g)].map((key) => key[1]),
    ).toEqual(['com.apple.security.cs.allow-jit', 'com.apple.security.device.camera']);
  });

  it('has an icon large enough for macOS', () => {
    const header = readFileSync(join(project, config.mac.icon));
    expect([header.readUInt32BE(16), header.readUInt32BE(20)]).toEqual([1024, 1024]);
  });

  it('ships the versions of Appium that the project is tested with', () => {
    const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> };
    const shipped = JSON.parse(read('resources/appium/package.json')) as {
      dependencies: Record<string, string>;
    };
    for (const [name, version] of Object.entries(shipped.dependencies))
      expect(dependencies[name]).toBe(version);
  });
});

describe('the workflows', () => {
  const names = ['check.yml', 'e2e-macos.yml', 'package-macos.yml'];
  it.each(names)('%s may only read, and runs only actions that are pinned to a commit', (name) => {
    const text = read(`.github/workflows/${name}`);
    expect(text).toMatch(/^permissions:\n {2}contents: read\n(?! )/m);
    const used = [...text.matchAll(/uses: (\S+)/g)].map((match) => match[1] ?? '');
    expect(used.length).toBeGreaterThan(1);
    expect(used.filter((action) => !/@[0-9a-f]{40}$/.test(action))).toEqual([]);
  });
});

describe('the page', () => {
  it('has no inline script, style or handler and no address of the web, which its policy would refuse', () => {
    const html = read('src-renderer/index.html');
    expect(html).toContain('content="__STYLE_NONCE__"');
    expect(html).not.toMatch(/<style|\sstyle=|\son\w+=|<base|(src|href)="(?:https?:)?\/\//i);
    const scripts = [...html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)];
    expect(scripts.length).toBeGreaterThan(0);
    expect(scripts.filter(([, attributes, text]) => !attributes?.includes(' src=') || text !== '')).toEqual(
      [],
    );
  });
});
