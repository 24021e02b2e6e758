import { join } from 'node:path';
import { parentWire } from '../src-shared/processes/parent-wire.ts';
import { pinoLog } from './cli/stderr-log.ts';
import { ShellService } from './desktop/shell-service.ts';
import { adbPortFrom } from './devices/adb/adb-port.ts';
import { rootKeyFromShell } from './desktop/root-key-from-shell.ts';
import { startAgent } from './main.ts';
import { ShellProcessHost } from './processes/shell-process-host.ts';

/** How long a last message gets to leave before the process ends, in milliseconds. */
const lastWords = 500;

const wire = parentWire(process);
if (wire === null) throw new Error('this program is started by the desktop app, not by hand');
const log = pinoLog(process.stderr);
const exit = (code: 0 | 1) => void setTimeout(() => process.exit(code), lastWords);

// A utility process only warns of these and would go on in a state nobody knows.
process.on('unhandledRejection', (error) => {
  log.error('something failed that nobody expected', { detail: String(error) });
  exit(1);
});

// oxlint-disable-next-line no-new -- it lives as long as the process
new ShellService({
  wire,
  log,
  exit,
  startAgent: (boot) =>
    startAgent({
      dataDir: boot.dataDir,
      version: boot.version,
      mode: boot.mode,
      processHost: new ShellProcessHost(wire),
      log,
      ...(boot.rootKey === undefined ? {} : { rootKey: rootKeyFromShell(boot.rootKey) }),
      packsDir: join(boot.resourcesDir, 'packs'),
      port: null,
      adbPort: adbPortFrom(process.env),
      isolatedAdb: false,
      environment: process.env,
    }),
});
