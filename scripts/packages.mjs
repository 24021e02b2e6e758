import { existsSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { isRuntime, packagedNode, projectRoot } from './runtime.mjs';
import { progress } from './progress.mjs';
import { quiet } from './quiet.mjs';

/**
 * Whether the installed packages are those of the lock file. Times alone do not tell: npm writes the lock file
 * after its own record of what it installed, so an equal content counts as current whatever the times are.
 */
export function packagesState(root = projectRoot) {
  const lock = join(root, 'package-lock.json');
  const installed = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) return 'missing';
  if (statSync(lock).mtimeMs <= statSync(installed).mtimeMs) return 'current';
  return samePackages(readJson(lock).packages, readJson(installed).packages) ? 'current' : 'outdated';
}

/** Compares by path, version and checksum; what is optional (other platforms' binaries) may be absent. */
export function samePackages(wanted, installed) {
  const same = Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const there = installed[path];
    if (there === undefined) return entry.optional === true || entry.devOptional === true;
    return there.version === entry.version && there.integrity === entry.integrity;
  });
  return same && Object.keys(installed).every((path) => Object.hasOwn(wanted, path));
}

/** Brings the packages and the Node 24 runtime when they are not there. Answers null, or what went wrong. */
export async function bringPackages() {
  const state = packagesState();
  if (state !== 'current') {
    const why =
      state === 'missing' ? 'Bringing the packages' : 'The lock file changed: bringing the packages';
    // No package may run a script of its own while it is installed; the one that has to is run below.
    const failed = await progress(`${why} (about a minute, 950 MB)`, () =>
      quiet('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']),
    );
    if (failed !== null)
      return problem('The packages could not be installed', failed, 'npm ci --ignore-scripts');
  }
  if (existsSync(packagedNode) && (await works(packagedNode))) return linkRuntime();
  const failed = await progress('Bringing the Node 24 runtime', () =>
    quiet(process.execPath, ['installArchSpecificPackage.js'], {
      cwd: join(projectRoot, 'node_modules', 'node'),
    }),
  );
  if (failed === null && existsSync(packagedNode)) return linkRuntime();
  if (isRuntime()) return null;
  return problem('The Node 24 runtime could not be installed', failed ?? '', 'node scripts/setup.mjs');
}

/**
 * Puts the Node 24 runtime where npm looks first, so that `node` in every script is that one. npm makes the link only
 * when the package's own script runs while it is installed.
 */
function linkRuntime() {
  const link = join(projectRoot, 'node_modules', '.bin', 'node');
  if (process.platform === 'win32' || existsSync(link)) return null;
  mkdirSync(dirname(link), { recursive: true });
  rmSync(link, { force: true });
  symlinkSync(relative(dirname(link), packagedNode), link);
  return null;
}

function problem(what, output, command) {
  const line = output
    .split('\n')
    .map((text) => text.replace(/^npm (ERR!|error) ?/i, '').trim())
    .find((text) => text !== '' && !text.startsWith('code '));
  return `${what}${line === undefined ? '' : ` (${line})`}. Check the network connection and type: ${command}`;
}

async function works(node) {
  return (await quiet(node, ['--version'])) === null;
}

function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}
