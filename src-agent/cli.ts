import { homedir } from 'node:os';
import { createInterface } from 'node:readline/promises';
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
const stop = stopSignal(process);
const processHost = () => nodeProcessHost(log);

process.exitCode = await runCommandLine(process.argv.slice(2), {
  terminal,
  version,
  env: process.env,
  dataDir: defaultDataDir(process.platform, homedir(), process.env),
  adbPort: adbPortFrom(process.env),
  ask: process.stdin.isTTY ? ask : null,
  stop,
  processHost,
  startAgent: (settings) => startLocalAgent(settings, { processHost: processHost(), log, version }),
});

async function ask(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await lines.question(question, { signal: stop });
  } finally {
    lines.close();
  }
}
