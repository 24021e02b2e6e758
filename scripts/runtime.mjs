// Plain JavaScript that runs on any Node >= 18 without packages: it is what gets the right Node started.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder package.json lies in. */
export const projectRoot = dirname(dirname(fileURLToPath(import.meta.url)));

/** Where the Node 24 that comes with the packages is, whether it is there or not. */
export const packagedNode = join(
  projectRoot,
  'node_modules',
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);

/** True when this process may load the store: better-sqlite3 13 crashes without a message on Node 20. */
export function isRuntime(version = process.versions.node) {
  return Number(version.split('.')[0]) >= 24;
}

/**
 * Returns on Node >= 24. On an older one it runs the same script again on the packaged Node, passes signals
 * on and ends with the exit code of that; it then never returns.
 */
export async function onRuntime(scriptUrl) {
  if (isRuntime()) return;
  if (!existsSync(packagedNode)) {
    console.error('Switchyard needs Node 24 or newer, and its own copy is not installed yet.');
    console.error('Type: node scripts/setup.mjs');
    process.exit(1);
  }
  process.exit(await run(packagedNode, [fileURLToPath(scriptUrl), ...process.argv.slice(2)]));
}

/**
 * Runs a program in the foreground (same terminal) and answers its exit code. A signal sent to us is passed on,
 * except Ctrl+C in a terminal, which reaches the program by itself.
 */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: projectRoot, stdio: 'inherit', ...options });
    const pass = (signal) => {
      if (signal === 'SIGINT' && process.stdin.isTTY) return;
      child.kill(signal);
    };
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, pass);
    const settle = (code) => {
      for (const signal of signals) process.off(signal, pass);
      resolve(code);
    };
    child.once('error', (error) => {
      console.error(`${command} could not be started: ${error.message}`);
      settle(1);
    });
    child.once('exit', (code, signal) => settle(code ?? (signal === 'SIGINT' ? 130 : 1)));
  });
}
