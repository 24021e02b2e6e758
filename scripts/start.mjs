#!/usr/bin/env node
// `npm start`: opens the control center, as a desktop app where that can be and else in the browser.
import { join } from 'node:path';
import { findElectron, noWindowReason } from './find-electron.mjs';
import { progress } from './progress.mjs';
import { quiet } from './quiet.mjs';
import { onRuntime, projectRoot, run } from './runtime.mjs';
import { bringUpToDate } from './screens.mjs';

await onRuntime(import.meta.url);
const options = process.argv.slice(2);
const unknown = options.filter((option) => !['--no-open', '--browser'].includes(option));
if (unknown.length > 0) {
  console.error(`Unknown option ${unknown.join(' ')}. Known: --no-open (do not open a browser), --browser.`);
  process.exit(2);
}

await build('screens');
const electron = await electronOrReason();
if ('path' in electron) {
  await build('app');
  process.exitCode = await run(electron.path, ['.']);
} else {
  console.error(`Switchyard runs in the browser, because ${electron.reason}.`);
  const open = !options.includes('--no-open');
  // Its line for programs (address and token) is of no use to a person; without a browser it is a program's start.
  const stdio = open ? ['inherit', 'ignore', 'inherit'] : 'inherit';
  const args = [join('src-agent', 'cli.ts'), 'agent', ...(open ? ['--open'] : [])];
  process.exitCode = await run(process.execPath, args, { stdio });
}

async function build(name) {
  const failed = await bringUpToDate(name);
  if (failed === null) return;
  console.error(`${failed.trim()}\nThe ${name} could not be built. The lines above say where.`);
  process.exit(1);
}

/** Electron's program is fetched here, when a window could be opened and it is not there yet. */
async function electronOrReason() {
  if (options.length > 0) return { reason: `you asked for it with ${options.join(' ')}` };
  const reason = noWindowReason({
    platform: process.platform,
    env: process.env,
    isRoot: process.getuid?.() === 0,
  });
  if (reason !== null) return { reason };
  const found = findElectron();
  if ('path' in found) return found;
  await progress('Bringing Electron (about 120 MB)', () =>
    quiet(process.execPath, [join('node_modules', 'electron', 'install.js')], {
      cwd: projectRoot,
      timeout: 180_000,
    }),
  );
  const now = findElectron();
  return 'path' in now ? now : { reason: `it could not be fetched (${now.missing})` };
}
