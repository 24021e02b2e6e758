#!/usr/bin/env node
// `npm start`: opens the control center, as a desktop app where that can be and else in the browser.
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { findElectron, noWindowReason } from './find-electron.mjs';
import { progress } from './progress.mjs';
import { quiet } from './quiet.mjs';
import { onRuntime, projectRoot, run } from './runtime.mjs';
import { bringUpToDate } from './screens.mjs';

await onRuntime(import.meta.url);
const options = readOptions(process.argv.slice(2));

await build('screens');
const electron = await electronOrReason();
if ('path' in electron) {
  await build('app');
  process.exitCode = await run(electron.path, ['.']);
} else {
  console.error(`Switchyard runs in the browser, because ${electron.reason}.`);
  const open = options['no-open'] !== true;
  const keyFile = options['insecure-key-file'];
  // Its line for programs (address and token) is of no use to a person; without a browser it is a program's start.
  const stdio = open ? ['inherit', 'ignore', 'inherit'] : 'inherit';
  const args = [join('src-agent', 'cli.ts'), 'agent', ...(open ? ['--open'] : [])];
  // npm runs this in the project's folder and tells in which one the person typed it.
  if (keyFile !== undefined)
    args.push('--insecure-key-file', resolve(process.env.INIT_CWD ?? process.cwd(), keyFile));
  process.exitCode = await run(process.execPath, args, { stdio });
}

function readOptions(args) {
  try {
    return parseArgs({
      args,
      options: {
        'no-open': { type: 'boolean' },
        browser: { type: 'boolean' },
        'insecure-key-file': { type: 'string' },
      },
    }).values;
  } catch (error) {
    console.error(error.message);
    console.error(
      'Known: --no-open (do not open a browser), --browser, --insecure-key-file FILE (for computers without a keychain).',
    );
    return process.exit(2);
  }
}

async function build(name) {
  const failed = await bringUpToDate(name);
  if (failed === null) return;
  console.error(`${failed.trim()}\nThe ${name} could not be built. The lines above say where.`);
  process.exit(1);
}

/** Electron's program is fetched here, when a window could be opened and it is not there yet. */
async function electronOrReason() {
  const given = Object.keys(options).map((name) => `--${name}`);
  if (given.length > 0) return { reason: `you asked for it with ${given.join(' ')}` };
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
