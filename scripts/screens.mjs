import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { progress } from './progress.mjs';
import { quiet } from './quiet.mjs';
import { packagedNode, projectRoot } from './runtime.mjs';

/** What is built from what: a build is outdated when one of its sources is newer than it. */
const builds = {
  screens: {
    result: 'dist/renderer/index.html',
    sources: ['src-renderer', 'src-shared', 'vite.config.ts', 'package-lock.json'],
    args: [],
  },
  app: {
    result: 'dist/main/main.js',
    sources: [
      'src-main',
      'src-agent',
      'src-simulator',
      'src-shared',
      'vite.main.config.ts',
      'package-lock.json',
    ],
    args: ['--config', 'vite.main.config.ts'],
  },
};

/** Whether `result` is missing or older than anything under `sources`. */
export function isOutdated(result, sources, root = projectRoot) {
  const file = join(root, result);
  if (!existsSync(file)) return true;
  return sources.some((source) => newest(join(root, source)) > statSync(file).mtimeMs);
}

function newest(path) {
  if (!existsSync(path)) return 0;
  const facts = statSync(path);
  if (!facts.isDirectory()) return facts.mtimeMs;
  const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Math.max(0, ...files.map((file) => statSync(join(file.parentPath ?? file.path, file.name)).mtimeMs));
}

/** Builds `screens` or `app` when that is needed. Answers null, or what went wrong. */
export async function bringUpToDate(name) {
  const { result, sources, args } = builds[name];
  if (!isOutdated(result, sources)) return null;
  const vite = join('node_modules', 'vite', 'bin', 'vite.js');
  return progress(`Building the ${name}`, () =>
    quiet(packagedNode, [vite, 'build', '--logLevel', 'warn', ...args]),
  );
}
