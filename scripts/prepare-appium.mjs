#!/usr/bin/env node
// Makes release/appium, the Appium packages that are shipped beside the packaged app, and writes down the SHA-256 of
// each of their files into the app, which compares before it starts Appium.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onRuntime, projectRoot } from './runtime.mjs';

await onRuntime(import.meta.url);
const { readTree } = await import('../src-main/core/agent/read-tree.ts');
const { manifestOf } = await import('../src-main/core/agent/tree-manifest.ts');

/** What no program reads, and what electron-builder would leave out behind our back. */
const unneeded =
  /(^\.|\.(map|md|markdown|ts|mts|cts|flow|o|obj|a|mk|cc|iml|hprof|orig|swp|sln|suo)$|^(package-lock\.json|yarn\.lock|pnpm-lock\.yaml|npm-debug\.log|appveyor\.yml)$)/i;

const folder = join(projectRoot, 'release', 'appium');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const file of ['package.json', 'package-lock.json'])
  copyFileSync(join(projectRoot, 'resources', 'appium', file), join(folder, file));
execFileSync('npm', ['ci', '--omit=dev', '--omit=optional', '--ignore-scripts', '--no-audit', '--no-fund'], {
  cwd: folder,
  stdio: 'inherit',
});

const packages = join(folder, 'node_modules');
for (const entry of readdirSync(packages, { recursive: true, withFileTypes: true }))
  if (unneeded.test(entry.name)) rmSync(join(entry.parentPath, entry.name), { recursive: true, force: true });

const manifest = manifestOf(await readTree(packages));
const target = join(projectRoot, 'dist', 'main');
mkdirSync(target, { recursive: true });
writeFileSync(join(target, 'appium-manifest.json'), JSON.stringify(manifest));
console.error(`Appium is ready to be packaged: ${Object.keys(manifest.files).length} files`);
