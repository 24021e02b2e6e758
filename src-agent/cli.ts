import { homedir } from 'node:os';
import { runCommandLine } from './cli/command-line.ts';
import { nodeProcessHost, readVersion, startLocalAgent, stopSignal } from './cli/composition.ts';
import { defaultDataDir } from './cli/data-dir.ts';
import { stderrLog } from './cli/stderr-log.ts';
import type { Terminal } from './cli/terminal.ts';
import { adbPortFrom } from './devices/adb/adb-port.ts';

const terminal: Terminal = {
  out: (line) => void process.stdout.write(`${line}\n`),
  err: (line) => void process.stderr.write(`${line}\n`),
};
const log = stderrLog(process.stderr.isTTY, terminal.err);
const version = readVersion();
const processHost = () => nodeProcessHost(log);

process.exitCode = await runCommandLine(process.argv.slice(2), {
  terminal,
  version,
  env: process.env,
  dataDir: defaultDataDir(process.platform, homedir(), process.env),
  adbPort: adbPortFrom(process.env),
  stop: stopSignal(process),
  processHost,
  startAgent: (settings) => startLocalAgent(settings, { processHost: processHost(), log, version }),
});
